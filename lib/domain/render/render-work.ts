import { perSecond } from "#lib/domain/render/frame-rate";
import { planFilms } from "#lib/domain/render/framing";
import { encodingOf, type Output, type Preset } from "#lib/domain/render/output";
import type { VideoFacts } from "#lib/domain/render/video-facts";

/** What an estimate goes by: a video, a part of it, and what is to be made. */
export type EstimatedRender = {
  readonly facts: Pick<
    VideoFacts,
    "duration" | "frameRate" | "width" | "height" | "codec" | "size" | "color" | "audio"
  >;
  /** Seconds of video time. */
  readonly clip: { readonly in: number; readonly out: number };
  readonly output: Output;
};

/** Milliseconds of one core for a megapixel, measured with ffmpeg 5.1 on ordinary rides. */
const DECODING: Readonly<Record<string, number>> = { h264: 3, hevc: 6, vp9: 6, av1: 8 };
const OTHER_DECODING = 6;
const TONE_MAPPING = 15;
const ENCODING: Readonly<Record<Preset, number>> = {
  ...{ ultrafast: 7, superfast: 11, veryfast: 16, faster: 28 },
  ...{ fast: 45, medium: 55, slow: 90 },
};
const OVERLAY_ENCODING = { prores: 20, vp9: 50 } as const;
/** Milliseconds a frame: drawing, laying on. */
const DRAWING = 0.8;
/** Seconds: claiming the job, reading the ride, opening the video, checking and storing the files. */
const START = 2;

/**
 * How much there is to do for a render, in seconds of one core of the machine that was measured. Other machines are
 * faster or slower by a factor that is much the same for all renders: the installation's pace.
 */
export function renderWork({ facts, clip, output }: EstimatedRender): number {
  const films = planFilms(facts, output);
  const frames = estimatedFrames({ facts, clip });
  const isOverlay = output.kind === "overlay";
  const { preset } = encodingOf(output);
  const decoding = isOverlay ? 0 : megapixels(facts) * readingOf(facts);
  const made = isOverlay ? films.slice(0, 1) : films;
  const each = isOverlay ? OVERLAY_ENCODING[output.alpha] : ENCODING[preset];
  const encoding = made.reduce((sum, film) => sum + megapixels(film) * each, 0);
  return START + (frames * (decoding + encoding + DRAWING)) / 1000;
}

function readingOf({ codec, color }: EstimatedRender["facts"]): number {
  return (DECODING[codec] ?? OTHER_DECODING) + (color.hdr === "none" ? 0 : TONE_MAPPING);
}

/** How many frames there will be. */
export function estimatedFrames({
  facts,
  clip,
}: Pick<EstimatedRender, "clip"> & { facts: Pick<VideoFacts, "duration" | "frameRate"> }): number {
  const length = Math.max(0, Math.min(clip.out, facts.duration) - clip.in);
  return Math.max(1, Math.round(length * perSecond(facts.frameRate)));
}

export const megapixels = ({ width, height }: { width: number; height: number }): number => (width * height) / 1e6;
