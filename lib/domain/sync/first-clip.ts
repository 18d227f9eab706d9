import { perSecond } from "#lib/domain/render/frame-rate";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { type Sync, videoTimeAt } from "#lib/domain/sync/sync";
import type { TrackSampler } from "#lib/domain/track/sampler";

/** Seconds: short enough that the first render is soon there. */
const LENGTH = 30;
/** Seconds. Less of a ride than this is hardly what the person wants to see. */
const LEAST = 1;

type Span = Pick<TrackSampler, "start" | "end">;

/**
 * The clip that a project begins with: the first half minute of the video that shows the ride, in whole frames, so that
 * no gauge is empty. A camera's GPS begins a moment after its film and ends before it.
 */
export function firstClip(
  { duration, frameRate }: Pick<VideoFacts, "duration" | "frameRate">,
  lined?: { sync: Sync; ride: Span },
): { in: number; out: number } {
  const whole = { in: 0, out: Math.min(LENGTH, duration) };
  if (!lined) return whole;
  const fps = perSecond(frameRate);
  const begin = Math.max(0, Math.ceil(videoTimeAt(lined.sync, lined.ride.start) * fps - ROUNDING) / fps);
  const end = Math.floor(Math.min(duration, videoTimeAt(lined.sync, lined.ride.end)) * fps + ROUNDING) / fps;
  const out = Math.min(begin + LENGTH, end >= duration - 1 / fps ? duration : end);
  return out - begin >= LEAST ? { in: begin, out } : whole;
}

/** Frames: a moment on a frame's edge is that frame. */
const ROUNDING = 1e-4;
