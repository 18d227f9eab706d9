/** The videos of one ride: choosing, adding and removing them. */
export const videosText = {
  title: "Videos",
  add: {
    button: "Add video",
    title: "Add a video of this ride",
    hint: "It is lined up by its camera’s clock; you can put that right afterwards.",
  },
  adding: "Adding…",
  uploading: (percent: number) => `Uploading ${percent} %`,
  uploadPaused: "Upload paused",
  oneAtATime: "One video at a time here: add the next one when this one has arrived.",
  remove: "Remove",
  removeThis: (name: string) => `Remove ${name} from this ride`,
  removed: (name: string) => `${name} was removed. Its renders stay.`,
  bringBack: "Bring it back",
  dismiss: "Dismiss",
  reading: "Being read…",
  failed: "Cannot be read",
  /** The sync is a guess, or puts the video beside the ride. */
  notLinedUp: "Not lined up",
  showOnStage: (name: string, place: string) => `Show ${name}, ${place}`,
  moveAlong: (count: number) => (count === 1 ? "Move the other video along" : `Move the other ${count} videos along`),
  sameCamera: (names: string, by: string) =>
    `${names}: the same camera, so its clock is off by as much. Move ${by} too?`,
  leaveThem: "Leave as is",
} as const;
