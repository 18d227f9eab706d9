const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;
const list = (numbers: readonly number[]) => numbers.join(", ");

/** Choosing files and sending them. */
export const uploadText = {
  video: {
    title: "Drop your ride’s videos here, or choose them",
    hint: "MP4, MOV, MKV and others, straight from the camera, as many as there are. Chapters (GX01…, GX02…) become one",
    more: "Add more videos",
    region: "Video",
  },
  /** Where there is room for one. */
  oneVideo: {
    title: "Drop the video here, or choose it",
    hint: "MP4, MOV, MKV and others, straight from the camera. Choose all chapters (GX01…, GX02…) at once: they become one",
  },
  track: {
    title: "Drop your ride’s track here, or choose a file",
    hint: "FIT, GPX or TCX, also as .gz. It is read at once, so you see right away what is in it",
    optionalHint: "Not needed: a bike computer’s file would add heart rate, power and the whole ride",
    region: "Track",
  },
  notPlayable: "This browser cannot play the file; the server will look at it.",
  recorded: (what: string, creator: string | undefined) =>
    `Recorded: ${what || "times only"}${creator ? ` · ${creator}` : ""}`,
  laps: (way: string, laps: number) => `${way} in ${laps} laps`,
  moving: (time: string) => `${time} moving`,
  points: (n: number) => `${n.toLocaleString()} points`,
  channels: {
    latitude: "position",
    elevation: "elevation",
    speed: "speed",
    heartRate: "heart rate",
    cadence: "cadence",
    power: "power",
    temperature: "temperature",
    balance: "left/right balance",
    gearRear: "gears",
  },
  cameraGps: (time: string, points: number) =>
    `This camera recorded GPS (${time}, ${points.toLocaleString()} points): no track file is needed.`,
  phase: {
    checking: "being read …",
    waiting: "waiting for its turn",
    sending: undefined,
    finishing: "arrived, being checked …",
    paused: "paused",
    interrupted: undefined,
    refused: undefined,
    done: "uploaded",
  },
  signedOut: "You have been signed out. What has arrived is kept: sign in again, and the upload goes on by itself.",
  signIn: "Sign in in a new window",
  pause: "Pause",
  resume: "Resume",
  cancel: "Cancel",
  remove: "Remove",
  dropping: {
    explain: (file: string, arrived: string) => `${arrived} of ${file} have arrived and would be deleted.`,
    confirm: "Delete what arrived",
  },
  cancelling: { title: "Cancel this upload?", keep: "Keep uploading" },
  unfinished: {
    title: "Unfinished uploads",
    hint: "Choose the same file again, and only what is missing is sent.",
    arrived: (percent: number, size: string) => `${percent} % of ${size} has arrived`,
    drop: "Delete",
    dropping: { title: "Delete this upload?", keep: "Keep it" },
  },
  tryAgain: "Try again",
  actionOn: (action: string, file: string) => `${action} ${file}`,
  recording: {
    title: (chapters: number) => `One recording in ${count(chapters, "chapter")}, joined`,
    hint: "Nothing is encoded anew. The camera’s GPS is kept.",
    keepApart: "Keep as separate videos",
    join: "Join again",
    missing: (chapters: readonly number[]) =>
      chapters.length === 1
        ? `Chapter ${list(chapters)} of this recording is missing before this one. Add it to have them joined.`
        : `Chapters ${list(chapters)} of this recording are missing before this one. Add them to have them joined.`,
  },
  unused: {
    twice: "chosen already",
    secondTrack: "a ride has one track; remove the other one first",
    neither: "neither a video nor a track",
    unreadable: "cannot be read; is it a folder?",
    smallCopy: "the camera’s small copy of a video that you chose",
    notHere: "not a video",
  },
  unusedTitle: "Not used",
  close: "Hide",
  progress: {
    overall: (done: number, all: number) => `${done} of ${all} files uploaded`,
    label: "Upload of all files",
    of: (file: string) => `Upload of ${file}`,
    bytes: (sent: string, all: string) => `${sent} of ${all}`,
    percent: (value: number) => `${value} %`,
    speed: (perSecond: string) => `${perSecond}/s`,
    left: (time: string) => `${time} left`,
    retrying: "Connection lost, trying again. What has arrived is kept.",
    resumedAt: (percent: number) => `Resumed at ${percent} %`,
    keepOpen: "Keep this page open. If it closes, choose the same files again to go on.",
  },
  announce: {
    retrying: (file: string) => `${file}: connection lost, trying again`,
    uploaded: (file: string, percent: number) => `${file}: ${percent} percent uploaded`,
    paused: (file: string) => `Upload of ${file} paused`,
    arrived: (file: string) => `${file} has arrived and is being checked`,
    interrupted: (file: string) => `Upload of ${file} interrupted`,
    done: (file: string) => `${file} uploaded`,
  },
  leave:
    "The upload has not finished. Leave this page all the same? What has arrived is kept: choose the same file again to go on.",
} as const;
