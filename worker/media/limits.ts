import { availableParallelism, cpus } from "node:os";
import { perSecond } from "#lib/domain/render/frame-rate";
import { planDuration, type RenderPlan } from "#lib/domain/render/render-plan";
import { megapixels, renderWork } from "#lib/domain/render/render-work";
import type { VideoFacts } from "#lib/domain/render/video-facts";

/** What a program may use before it is ended: it reads files that strangers made. See `confine`. */
export type Limits = {
  /** Bytes that it may allocate. None for what loads a graphics driver, which maps more than it uses. */
  readonly memory?: number | undefined;
  /** Seconds of processor time, all its threads together. */
  readonly cpu: number;
  /** Bytes of each file that it writes. */
  readonly output: number;
};

const MEGABYTE = 1024 ** 2;
const GIGABYTE = 1024 ** 3;

/** For programs of ours on files of ours. */
export const ORDINARY: Limits = { memory: 4 * GIGABYTE, cpu: 3600, output: 64 * GIGABYTE };

/** A trial of an encoder on pictures of ours: it may load a graphics driver, which keeps files of its own. */
export const TRYING: Limits = { cpu: 60, output: 64 * MEGABYTE };

/**
 * ffprobe: it writes no file. Measured on forty recordings and an 8192 × 4320 one: at most 120 MB and half a second.
 * Counting the packets of 8 GB takes longest.
 */
export const PROBING: Limits = { memory: GIGABYTE, cpu: 45, output: 0 };

/** One picture (poster, filmstrip), or the sound alone: nothing is encoded but a JPEG. */
export function pictureLimits(facts: VideoFacts): Limits {
  return { memory: decodingMemory(facts), cpu: 55, output: 256 * MEGABYTE };
}

/** The sound of a whole video. Stays under ffmpeg's own limit, which ends it quietly. */
export function soundLimits(facts: VideoFacts): Limits {
  return { memory: GIGABYTE, cpu: Math.ceil(55 + facts.duration / 10), output: 0 };
}

/** A copy of `size` bytes, nothing encoded. */
export function copyLimits(size: number, cpu: number): Limits {
  return { memory: 2 * GIGABYTE, cpu, output: Math.ceil(size * 1.05) + 64 * MEGABYTE };
}

/**
 * As many as ffmpeg makes threads for. `availableParallelism` alone knows what part of the machine a container was
 * given; ffmpeg does not: in a container of one core on a machine of sixteen it takes memory for sixteen.
 */
const CORES = Math.max(cpus().length, availableParallelism());

/** How much dearer than usual a picture, a machine and its neighbours may make a render. */
const DEARER = 20;
/**
 * Frames that x264 and the filters hold, and those that each core adds. Measured at 3840 × 2160, `veryfast`: 57 with
 * one thread, 79 with two, 154 with eight, 250 with sixteen. Slow presets look 40 frames further ahead.
 */
const HELD_FRAMES = 120;
const HELD_BY_CORE = 32;

/** CPU seconds to decode a megapixel that is not shown: what lies between the last key frame and the clip. */
const SKIPPING = 0.01;

/**
 * A film, or an overlay: decoding, gauges and encoding in one run. About twice the memory that the dearest honest
 * render was seen to take. `isSoftware`: no graphics driver is loaded into it.
 */
export function renderLimits(plan: RenderPlan, isSoftware: boolean): Limits {
  const { facts, width, height, frames, films, output } = plan;
  const frame = width * height * (output.kind === "overlay" ? 8 : 1.5);
  const held = frame * (HELD_FRAMES + HELD_BY_CORE * CORES) * Math.min(2, films.length);
  const before = plan.in * perSecond(facts.frameRate) * megapixels(facts) * SKIPPING;
  const work = renderWork({ facts, clip: { in: plan.in, out: plan.in + planDuration(plan) }, output });
  return {
    memory: isSoftware ? Math.ceil(decodingMemory(facts) + held) : undefined,
    cpu: Math.ceil(300 + DEARER * work + before),
    // No encoder makes a film larger than its pictures are. Sound is copied at most.
    output: Math.ceil(64 * MEGABYTE + frame * frames + facts.size),
  };
}

/** Bytes: base, and the frames that a decoder holds and that each of its threads adds. */
function decodingMemory({ width, height, pixelFormat }: VideoFacts): number {
  const frame = width * height * bytesPerPixel(pixelFormat);
  return Math.ceil(512 * MEGABYTE + frame * (32 + 8 * Math.min(16, CORES)));
}

/** 4:2:0 has one and a half samples a pixel, 4:4:4 with alpha four; more than 8 bits take two bytes. */
function bytesPerPixel(pixelFormat: string): number {
  const samples = /444|rgb|bgr|gbr/.test(pixelFormat) ? 4 : /422|440/.test(pixelFormat) ? 2 : 1.5;
  return /(9|1[0-6]|32|48|64)(le|be)/.test(pixelFormat) ? 2 * samples : samples;
}
