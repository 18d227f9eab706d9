import { readFile, rm } from "node:fs/promises";
import { fileUrl, untrustedInput } from "../../worker/media/input.ts";
import { run } from "../../worker/media/run.ts";

const RATE = 8000;
/** Seconds searched to either side, and compared. */
const REACH = 0.25;
const LONGEST = 4;
/** Of full scale: quieter than this there is nothing to compare. */
const AUDIBLE = 0.002;

/** The sound of `[from, from + length)` on the file's own clock, mono, silence where there is none. */
export async function decodeSound(path: string, stream: number, from: number, length: number, scratch: string) {
  const shift = `asetpts=PTS-${from.toFixed(6)}/TB`;
  const chain = `${shift},aresample=${RATE}:async=1:first_pts=0,atrim=end=${Math.min(length, LONGEST)}`;
  await run([
    ...["ffmpeg", "-v", "quiet", "-y", "-copyts", ...untrustedInput(path), "-map", `0:${stream}`],
    ...["-af", chain, "-ac", "1", "-f", "s16le", fileUrl(scratch)],
  ]);
  const bytes = await readFile(scratch);
  await rm(scratch);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)));
}

/**
 * Seconds by which `b` is later than `a`, at the best match of the two, and how well they match there. Undefined when
 * either holds no sound.
 */
export function soundLag(a: Int16Array, b: Int16Array): { readonly lag: number; readonly match: number } | undefined {
  if (loudness(a) < AUDIBLE || loudness(b) < AUDIBLE) return undefined;
  const reach = Math.round(REACH * RATE);
  let best = { lag: 0, match: Number.NEGATIVE_INFINITY };
  for (let lag = -reach; lag <= reach; lag++) {
    const match = matchAt(a, b, lag);
    if (match > best.match) best = { lag: lag / RATE, match };
  }
  return best;
}

function matchAt(a: Int16Array, b: Int16Array, lag: number): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = Math.max(0, -lag); i < Math.min(a.length, b.length - lag); i++) {
    const [x, y] = [a[i]!, b[i + lag]!];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

function loudness(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / Math.max(1, samples.length)) / 32768;
}
