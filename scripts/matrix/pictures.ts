import { readFile, rm } from "node:fs/promises";
import { fileUrl, untrustedInput } from "../../worker/media/input.ts";
import { run } from "../../worker/media/run.ts";

export type Picture = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

/** Pictures are compared at this size at most: what shifts by a frame or turns still shows. */
const LONGEST_SIDE = 960;

export function comparedSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) };
}

/** The frames of those numbers as they are stored, counted from the stream's first, decoded from the start: nothing is sought. */
export async function decodeNumbered(source: {
  readonly path: string;
  readonly stream: number;
  readonly numbers: readonly number[];
  /** Filters before the picture is scaled to `size`. */
  readonly filters: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
  readonly scratch: string;
}): Promise<Map<number, Picture>> {
  const { path, stream, size, scratch } = source;
  const numbers = [...new Set(source.numbers)].sort((a, b) => a - b);
  const chosen = numbers.map((n) => `eq(n\\,${n})`).join("+");
  const chain = [
    `select=${chosen}`,
    ...source.filters,
    `scale=${size.width}:${size.height}:flags=area+accurate_rnd+full_chroma_int`,
    "format=rgb24",
  ];
  await run([
    ...[
      "ffmpeg",
      "-v",
      "error",
      "-y",
      "-noautorotate",
      ...untrustedInput(path),
      "-map",
      `0:${stream}`,
      "-vf",
      chain.join(","),
    ],
    ...["-frames:v", String(numbers.length), "-fps_mode", "passthrough", "-f", "rawvideo", fileUrl(scratch)],
  ]);
  const bytes = await readFile(scratch);
  await rm(scratch);
  const length = size.width * size.height * 3;
  return new Map(
    numbers
      .slice(0, bytes.length / length)
      .map((n, i) => [n, { ...size, rgb: bytes.subarray(i * length, (i + 1) * length) }]),
  );
}

/** Mean difference in levels of 255 where `mask` is 0. */
export function meanDifference(a: Picture, b: Picture, mask: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i]) continue;
    for (let channel = 0; channel < 3; channel++) sum += Math.abs(a.rgb[i * 3 + channel]! - b.rgb[i * 3 + channel]!);
    count += 3;
  }
  return count === 0 ? 0 : sum / count;
}

/** Correlation of brightness where `mask` is 0: 1 for the same picture under any contrast; 0 for plain ones. */
export function correlation(a: Picture, b: Picture, mask: Uint8Array): number {
  const [x, y]: number[][] = [[], []];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i]) continue;
    x!.push(brightness(a.rgb, i));
    y!.push(brightness(b.rgb, i));
  }
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [mx, my] = [mean(x!), mean(y!)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [i, one] of x!.entries()) {
    xy += (one - mx) * (y![i]! - my);
    xx += (one - mx) ** 2;
    yy += (y![i]! - my) ** 2;
  }
  return xx * yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

function brightness(rgb: Uint8Array, pixel: number): number {
  return 0.2126 * rgb[pixel * 3]! + 0.7152 * rgb[pixel * 3 + 1]! + 0.0722 * rgb[pixel * 3 + 2]!;
}

/** The picture mirrored along one or both axes: every way to be wrong that keeps its size. */
export function flipped({ width, height, rgb }: Picture, horizontally: boolean, vertically: boolean): Picture {
  const out = new Uint8Array(rgb.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = ((vertically ? height - 1 - y : y) * width + (horizontally ? width - 1 - x : x)) * 3;
      out.set(rgb.subarray(from, from + 3), (y * width + x) * 3);
    }
  }
  return { width, height, rgb: out };
}
