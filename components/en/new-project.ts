/** The page on which files become a project. */
export const newProjectText = {
  titleLabel: "Title",
  rideOf: (day: string) => `Ride of ${day}`,
  create: "Create project",
  creating: "Creating…",
  opensSoon: "Opens when the upload is done…",
  reading: "The video is being read…",
  joining: (percent: number) => `Joining the chapters… ${percent} %`,
  trackMissing: "The track is still missing.",
  videoMissing: "The video is still missing.",
  bothMissing: "A video and a track are needed.",
  unreadable: "This video cannot be read. Choose another one.",
  noCameraGps: "These videos hold no GPS after all. Add the track of the ride: a GPX, FIT or TCX file.",
} as const;
