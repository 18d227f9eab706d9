/** The videos of one ride: choosing, adding and removing them. */
export const videosText = {
  title: "Videos",
  add: {
    button: "Add video",
    title: "Add videos of this ride",
    hint: "Each is lined up by its camera’s clock; you can put that right afterwards.",
  },
  original: {
    button: "Upload the original",
    title: "Upload the original",
    hint: "It takes the place of the video at YouTube: how it is lined up and its clip stay.",
    needed: "This video plays from YouTube. To render it, upload the original: all that you have set up stays.",
    fetched:
      "The clip is fetched from YouTube first, at most in 1080p, which comes on top of the time above. Only fetch videos that are yours or that you may use. The original gives the better picture.",
    several: "Only one video can take the place of the one at YouTube. Add others with “Add video”.",
  },
  adding: "Adding…",
  uploading: (percent: number) => `Uploading ${percent} %`,
  uploadPaused: "Upload paused",
  notAdded: "Uploaded, not added",
  remove: "Remove",
  removeThis: (name: string) => `Remove ${name} from this ride`,
  removed: (name: string) => `${name} was removed. Its renders stay.`,
  bringBack: "Bring it back",
  dismiss: "Dismiss",
  reading: "Being read…",
  failed: "Cannot be read",
  chaptersApart: "Its chapters are beside it now, as videos of their own.",
  mayRemove: "You can remove it from this ride.",
  /** The sync is a guess, or puts the video beside the ride. */
  notLinedUp: "Not lined up",
  showOnStage: (name: string, place: string) => `Show ${name}, ${place}`,
  moveAlong: (count: number) => (count === 1 ? "Move the other video along" : `Move the other ${count} videos along`),
  sameCamera: (names: string, by: string) =>
    `${names}: the same camera, so its clock is off by as much. Move ${by} too?`,
  leaveThem: "Leave as is",
} as const;
