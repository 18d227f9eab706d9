/** The studio before it can be used: what is awaited, what is wrong. */
export const studioText = {
  readingVideo: "Reading the video…",
  joining: (percent: number) => `Joining the chapters… ${percent} %`,
  readingRide: "Reading the ride…",
  noWorkerYet: "This takes longer than usual: every worker is busy, or none is running.",
  unreadableVideo: "this video could not be read.",
  reload: "Reload the page",
  startAgain: "Start again with other files",
} as const;

/** The line above the picture. */
export const headerText = {
  title: "Project title",
  undo: "Undo",
  undoKey: "Undo (Ctrl Z)",
  redo: "Redo",
  redoKey: "Redo (Ctrl Shift Z)",
  shortcuts: "Keyboard shortcuts",
  keyboard: "Keyboard",
  render: "Render",
  onTheRide: "On the ride’s curves",
} as const;

/** What the curves do with keys of their own while they have the focus. */
export const rideKeys = [
  { keys: "← →", does: "Earlier or later moment, with Shift ten times as far" },
  { keys: "Page ↑ ↓", does: "… a tenth of the view" },
  { keys: "Home, End", does: "Start or end of the ride" },
  { keys: "Enter", does: "The frame is that moment" },
  { keys: "Esc", does: "Drop the picked moment" },
  { keys: "Alt or Shift", does: "What is dragged does not snap" },
  { keys: "+ −, Ctrl wheel", does: "Zoom; Shift and the wheel moves" },
] as const;

export const riderText = {
  title: "Rider",
  about: "for zones, W/kg and the name",
  name: "Name",
  ftp: "FTP (W)",
  maxHeartRate: "Max heart rate (bpm)",
  weight: "Weight (kg)",
  inFile: (value: string | number) => `${value} in the file`,
  unusable: "This is not a value that can be used",
} as const;
