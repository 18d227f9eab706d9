import type { Clip } from "#lib/contracts/project";

export type ClipActions = {
  /** The frame on the screen becomes the first one. */
  readonly setIn: () => void;
  /** The frame on the screen becomes the last one. */
  readonly setOut: () => void;
  readonly moveIn: (seconds: number) => void;
  readonly moveOut: (seconds: number) => void;
  /** Both ends as they are, as one step. */
  readonly moveClip: (clip: Clip) => void;
  readonly wholeVideo: () => void;
};

type Picture = { readonly duration: number; readonly frame: number };

/** The clip with another beginning; when that lies at or behind its end, the end moves to the end of the video. */
export function withIn(clip: Clip, time: number, { duration, frame }: Picture): Clip {
  const start = clamp(time, 0, duration - frame);
  return { in: start, out: clip.out - start < frame / 2 ? duration : clip.out };
}

/** The clip with another end (exclusive); when that lies at or before its beginning, it begins with the video. */
export function withOut(clip: Clip, time: number, { duration, frame }: Picture): Clip {
  const end = clamp(time, frame, duration);
  return { in: end - clip.in < frame / 2 ? 0 : clip.in, out: end };
}

/** Where the clip's last frame begins. An end that was typed need not lie between two frames. */
export function lastFrameOf({ out }: Clip, { frame }: Pick<Picture, "frame">): number {
  return Math.max(0, Math.round(out / frame) - 1) * frame;
}

/** The clip with one end dragged to a time: on the nearest frame, and never past the other end. */
export function dragEnd(clip: Clip, end: keyof Clip, time: number, { duration, frame }: Picture): Clip {
  const snapped = Math.round(time / frame) * frame;
  if (end === "in") return { ...clip, in: clamp(snapped, 0, clip.out - frame) };
  return { ...clip, out: clamp(snapped, clip.in + frame, duration) };
}

/** The clip as long as it is, beginning at another time: on the nearest frame, and within the video. */
export function dragClip(clip: Clip, time: number, { duration, frame }: Picture): Clip {
  const length = clip.out - clip.in;
  const start = clamp(Math.round(time / frame) * frame, 0, duration - length);
  return { in: start, out: Math.min(start + length, duration) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, Math.min(low, high)), high);
}
