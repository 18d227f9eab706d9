import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Rational } from "#lib/domain/render/video-facts";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";

/** A scratch folder that goes at the end of the scope. */
export async function scratchFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), "sportssync-render-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export type FixtureVideo = {
  readonly width: number;
  readonly height: number;
  readonly rate: Rational;
  readonly frames: number;
  /** Paints frame `n` in grey levels, 0 black to 255 white, row by row. */
  readonly paint: (n: number, grey: Uint8Array) => void;
  /** Options of the file: encoder, tags, sound. */
  readonly encoding?: readonly string[];
  /** A further input and how it is mapped. */
  readonly sound?: readonly string[];
};

/** Encodes frames that a test paints itself. */
export async function makeVideo(path: string, video: FixtureVideo): Promise<void> {
  const grey = new Uint8Array(video.width * video.height);
  await run(
    [
      ...["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pixel_format", "gray"],
      ...["-video_size", `${video.width}x${video.height}`, "-framerate", `${video.rate.num}/${video.rate.den}`],
      ...["-i", "pipe:0", ...(video.sound ?? [])],
      ...(video.encoding ?? ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "60"]),
      ...["-pix_fmt", "yuv420p", fileUrl(path)],
    ],
    {
      feed: async (write) => {
        for (let n = 0; n < video.frames; n++) {
          video.paint(n, grey);
          if (!(await write(grey))) return;
        }
      },
    },
  );
}

/** Makes a file with ffmpeg's own sources: `lavfi` is a source, the rest are options of the output. */
export async function makeFromLavfi(path: string, lavfi: string, options: readonly string[]): Promise<void> {
  await run(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", lavfi, ...options, fileUrl(path)]);
}

/** Every frame of a file as raw planes of `pixelFormat`, decoded without changing the rate. */
export async function decodeFrames(
  path: string,
  pixelFormat: "gray" | "yuv420p" | "rgb24",
  filter = "null",
): Promise<Buffer> {
  const raw = `${path}.${pixelFormat}`;
  await run([
    ...["ffmpeg", "-v", "error", "-y", "-i", fileUrl(path), "-map", "0:v:0", "-vf", filter],
    ...["-fps_mode", "passthrough", "-pix_fmt", pixelFormat, "-f", "rawvideo", fileUrl(raw)],
  ]);
  const bytes = await readFile(raw);
  await rm(raw);
  return bytes;
}

const BLOCK = 16;
const BITS = 12;

/** Paints the number of the frame as black and white blocks along the bottom edge, over a moving background. */
export function paintFrameNumber(width: number, height: number) {
  return (n: number, grey: Uint8Array): void => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) grey[y * width + x] = 60 + ((x + y + n * 3) % 128);
    }
    for (let bit = 0; bit < BITS; bit++) {
      const level = (n >> bit) & 1 ? 255 : 0;
      for (let y = height - BLOCK; y < height; y++)
        grey.fill(level, y * width + bit * BLOCK, y * width + (bit + 1) * BLOCK);
    }
  };
}

/** Reads the number that `paintFrameNumber` painted from a decoded grey frame. */
export function readFrameNumber(grey: Uint8Array, width: number, height: number): number {
  let n = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const level = grey[(height - BLOCK / 2) * width + bit * BLOCK + BLOCK / 2] ?? 0;
    if (level > 127) n |= 1 << bit;
  }
  return n;
}
