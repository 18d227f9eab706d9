/** A stretch of time, seconds since 1970: of a ride, or of what is seen of it. */
export type Span = { readonly from: number; readonly to: number };

/** Nobody tells moments apart that are nearer to each other than in this view, seconds wide. */
const CLOSEST = 10;
/** The video is looked at with this many times its length around it, and at least so many seconds. */
const SURROUNDINGS = 4;
const LEAST_SURROUNDINGS = 120;

const lengthOf = ({ from, to }: Span) => to - from;

/** The part of the ride to look at: `length` seconds around `centre` without leaving the ride. */
export function spanAround(ride: Span, centre: number, length: number): Span {
  if (length >= lengthOf(ride)) return ride;
  const from = Math.min(Math.max(centre - length / 2, ride.from), ride.to - length);
  return { from, to: from + length };
}

/** The video with some of the ride on either side. */
export function spanOfVideo(ride: Span, video: Span): Span {
  const middle = (video.from + video.to) / 2;
  return spanAround(ride, middle, Math.max(LEAST_SURROUNDINGS, lengthOf(video) * SURROUNDINGS));
}

/** Shows `factor` times as much, the moment `about` staying at its place; from all of the ride down to 10 s. */
export function zoomBy(view: Span, ride: Span, about: number, factor: number): Span {
  const length = Math.min(Math.max(lengthOf(view) * factor, CLOSEST), lengthOf(ride));
  const share = (about - view.from) / Math.max(lengthOf(view), Number.EPSILON);
  return spanAround(ride, about + (0.5 - share) * length, length);
}

/** Moves the view by so many seconds, as far as the ride goes. */
export function moveBy(view: Span, ride: Span, seconds: number): Span {
  return spanAround(ride, (view.from + view.to) / 2 + seconds, lengthOf(view));
}

/** The same view where the moment is in it already, else moved just as far as is needed. */
export function bringIntoView(view: Span, ride: Span, moment: number): Span {
  if (moment < view.from) return moveBy(view, ride, moment - view.from);
  if (moment > view.to) return moveBy(view, ride, moment - view.to);
  return view;
}

/** Where a moment lies in the view: 0 at its left edge, 1 at its right. */
export function shareAt({ from, to }: Span, moment: number): number {
  return to > from ? (moment - from) / (to - from) : 0;
}

/** The moment at a place of the view, kept within it. */
export function momentAt({ from, to }: Span, share: number): number {
  return from + Math.min(Math.max(share, 0), 1) * (to - from);
}
