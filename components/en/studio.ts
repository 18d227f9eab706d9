/** The studio before it can be used: what is awaited, what is wrong. */
export const studioText = {
  readingVideo: "Reading the video…",
  readingRide: "Reading the ride…",
  noWorkerYet: "This takes longer than usual: every worker is busy, or none is running.",
  unreadableVideo: "this video could not be read.",
  startAgain: "Start again with other files",
} as const;
