import { type Span, shareAt } from "./view.ts";

/** Pixels that a bar needs to be seen and held. */
const LEAST_WIDTH = 40;

/**
 * Where the handle of the video lies in a lane `width` pixels wide: over its span, wider where that is too small to
 * hold, at the edge of the lane where the video lies outside the ride. Undefined when the view does not show it.
 */
export function videoBarPlace(
  video: Span,
  view: Span,
  ride: Span,
  width: number,
): { left: number; width: number } | undefined {
  const isOutside = video.to <= ride.from || video.from >= ride.to;
  if (!isOutside && (video.to <= view.from || video.from >= view.to)) return undefined;
  const from = shareAt(view, video.from) * width;
  const to = shareAt(view, video.to) * width;
  const least = Math.min(LEAST_WIDTH, width);
  const [start, end] = [Math.max(0, Math.min(from, width)), Math.max(0, Math.min(to, width))];
  const length = Math.max(end - start, least);
  return { left: Math.min(Math.max((start + end) / 2 - length / 2, 0), width - length), width: length };
}
