/** The studio's time axis: the video over the ride's curves. */
export const timelineText = {
  position: "Position in the video",
} as const;
