/** A stretch of time, seconds since 1970: of a ride, or of what is seen of it. */
export type Span = { readonly from: number; readonly to: number };

/** Seconds of the closest view: a frame of 1/30 s is then wide enough to be pointed at. */
const CLOSEST = 1;
/** What is looked at is seen with this share of its length on either side. */
const MARGIN = 0.06;
/** Where the playhead comes to stand when it has run out of the view. */
const PAGE_START = 0.05;

const lengthOf = ({ from, to }: Span) => to - from;

/** The part of the ride to look at: `length` seconds around `centre` without leaving the ride. */
export function spanAround(ride: Span, centre: number, length: number): Span {
  if (length >= lengthOf(ride)) return ride;
  const from = Math.min(Math.max(centre - length / 2, ride.from), ride.to - length);
  return { from, to: from + length };
}

/** All that can be looked at: the ride, and what of a video on it reaches over its ends. */
export function axisOf(ride: Span, videos: readonly Span[]): Span {
  const onRide = videos.filter((video) => video.from < ride.to && video.to > ride.from);
  return {
    from: Math.min(ride.from, ...onRide.map(({ from }) => from)),
    to: Math.max(ride.to, ...onRide.map(({ to }) => to)),
  };
}

/** A stretch with a little around it. */
export function spanToSee(axis: Span, { from, to }: Span): Span {
  return spanAround(axis, (from + to) / 2, Math.max(CLOSEST, (to - from) * (1 + 2 * MARGIN)));
}

/** The next page: a moment that has left the view comes in again near its left edge. */
export function pageTo(view: Span, axis: Span, moment: number): Span {
  if (moment >= view.from && moment <= view.to) return view;
  return moveBy(view, axis, moment - view.from - PAGE_START * lengthOf(view));
}

/** Whether any of it is in the view. */
export function isSeen(view: Span, { from, to }: Span): boolean {
  return from < view.to && to > view.from;
}

/** Shows `factor` times as much, the moment `about` staying at its place; from all of the ride down to a second. */
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
