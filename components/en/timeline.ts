/** The studio's time axis: the video over the ride's curves. */
export const timelineText = {
  title: "Timeline",
  position: "Position in the video",
  curves: "Curves",
  curveNames: { speed: "Speed", elevation: "Elevation", heartRate: "Heart rate", power: "Power" },
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  zoomHint: "Ctrl and the wheel, or + and −",
  fits: {
    clip: { label: "Clip", name: "Fit clip" },
    video: { label: "Video", name: "Fit video" },
    ride: { label: "Ride", name: "Whole ride" },
  },
  snapping: "Snapping",
  snappingHint: "What is dragged stops at landmarks, ends and the playhead; not while Alt or Shift is held",
  window: "Part of the ride that is looked at",
  windowSpan: (from: string, to: string) => `${from} to ${to}`,
  moment: "Moment of the ride",
  intoRide: (clock: string, time: string) => `${clock}, ${time} into the ride`,
  /** The bar that is dragged to line up. */
  videoOnRide: "Video on the ride",
  dragVideo: "Drag the video along the ride",
  video: "Video",
  begins: (moment: string) => `Begins at ${moment}`,
  videoEarlier: "← The video is earlier",
  videoLater: "The video is later →",
  clipSpan: (from: string, to: string) => `${from} to ${to}`,
  clipLength: (length: string) => `Clip ${length}`,
  clipParts: { in: "Beginning of the clip", out: "End of the clip", both: "Clip" },
  /** What a dragged thing has come to rest at. */
  videoBegins: "Video begins",
  videoEnds: "Video ends",
  clipBegins: "Clip begins",
  clipEnds: "Clip ends",
  playhead: "Playhead",
} as const;

/** Which part of the video is rendered, in numbers. */
export const clipText = {
  title: "Clip",
  in: "In",
  out: "Out",
  beginHere: "Begin here",
  endHere: "End here",
  play: "Play clip",
  wholeVideo: "Whole video",
  upTo: (end: string) => `A time up to ${end}, like 1:02.5`,
} as const;
