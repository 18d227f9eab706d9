/** Where the video lies on the ride, in words. */
export const lineUpText = {
  begins: "The video begins at",
  atStart: "at the start of the ride",
  beforeStart: (length: string) => `${length} before the ride starts`,
  intoRide: (length: string) => `${length} into the ride`,
  startFrom: "Start from",
  setByHand: "Set by hand",
  unsure: " (unsure)",
  setByHandSentence: "Set by hand.",
  movedByHand: (by: string, reason: string) => `Moved by hand ${by} s. ${reason}`,
  utc: "Times are in UTC, the world's reference time.",
  local: (size: string, side: "behind" | "ahead of") => `Times are local: ${size} ${side} UTC.`,
  nudge: {
    legend: "Show an earlier (−) or later (+) moment of the ride",
    tenSeconds: "10 seconds",
    second: "1 second",
    tenth: "a tenth of a second",
    frame: "one frame",
    earlier: (step: string) => `Gauges ${step} earlier`,
    later: (step: string) => `Gauges ${step} later`,
  },
  rate: {
    own: "The video runs at the ride's own speed.",
    drift: (seconds: string, way: "slow" | "fast") => `The camera's clock runs ${seconds} s an hour ${way}.`,
    other: (seconds: string, kind: "a timelapse" | "slow motion") =>
      `${seconds} s of the ride pass in one second of the video: ${kind}.`,
  },
  secondPoint: {
    held: (frame: string, moment: string) =>
      `The frame at ${frame} stays at ${moment}. Go to another frame, far from it, and pick or type its moment.`,
    add: "Add a second point",
    done: "Done",
    remove: "Remove the second point",
    hint: "For a timelapse, or when the gauges drift away: this frame stays, another follows.",
  },
  outside: {
    before: (time: string) => `The clip ends ${time} before the ride begins: gauges will show --.`,
    after: (time: string) => `The clip begins ${time} after the ride has ended: gauges will show --.`,
    first: (time: string) => `the first ${time}`,
    last: (time: string) => `the last ${time}`,
    parts: (parts: string) => `In ${parts} of the clip there is no ride data: gauges will show --.`,
  },
} as const;
