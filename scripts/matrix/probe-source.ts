import { readFile } from "node:fs/promises";
import { untrustedInput } from "../../worker/media/input.ts";
import { run } from "../../worker/media/run.ts";

/** What ffprobe says of a file, apart from the code under test. */
export type Probed = {
  readonly format: { readonly format_name: string; readonly start_time?: string };
  readonly streams: readonly ProbedStream[];
};
export type ProbedStream = {
  readonly index: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly profile?: string;
  readonly width?: number;
  readonly height?: number;
  readonly pix_fmt?: string;
  readonly sample_aspect_ratio?: string;
  readonly field_order?: string;
  readonly color_range?: string;
  readonly color_space?: string;
  readonly color_transfer?: string;
  readonly color_primaries?: string;
  readonly nb_frames?: string;
  readonly disposition?: { readonly default?: number; readonly attached_pic?: number };
  readonly side_data_list?: readonly {
    readonly rotation?: number;
    readonly displaymatrix?: string;
    readonly dv_profile?: number;
    readonly dv_bl_signal_compatibility_id?: number;
  }[];
};

export async function probe(path: string): Promise<Probed> {
  const json = await ffprobe(path, ["-show_format", "-show_streams", "-of", "json"]);
  return JSON.parse(json) as Probed;
}

/**
 * Moments, on the container's clock, at which a stream's frames are shown, in order; up to `until` seconds after its
 * start. AVI has no such moments: there a frame is shown when its turn comes in the order of storage.
 */
export async function frameTimes(path: string, stream: number, until: number): Promise<number[]> {
  const isAvi = (await probe(path)).format.format_name === "avi";
  const csv = await ffprobe(path, [
    ...["-select_streams", String(stream), "-read_intervals", `%+${until + 1}`],
    ...["-show_entries", isAvi ? "packet=dts_time" : "frame=best_effort_timestamp_time"],
    ...["-of", "csv=print_section=0"],
  ]);
  return csv
    .split("\n")
    .map((line) => Number.parseFloat(line))
    .filter(Number.isFinite);
}

async function ffprobe(path: string, what: readonly string[]): Promise<string> {
  const { stdout } = await run(["ffprobe", "-v", "quiet", ...what, ...untrustedInput(path)]);
  return stdout;
}

/** Four-letter names of the boxes at the top of an MP4, in order. */
export async function topBoxes(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const names: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    names.push(bytes.toString("latin1", at + 4, at + 8));
    const whole = size === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    if (whole < 8) break;
    at += whole;
  }
  return names;
}

/**
 * The signs of the display matrix: a stored pixel (x, y) is shown at (a·x + c·y, b·x + d·y). Upright without one, and
 * for turns that are no quarters.
 */
function orientationOf(stream: ProbedStream): { a: number; b: number; c: number; d: number } {
  const upright = { a: 1, b: 0, c: 0, d: 1 };
  const matrix = stream.side_data_list?.find((one) => one.displaymatrix)?.displaymatrix;
  if (!matrix) return upright;
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = matrix
    .trim()
    .split("\n")
    .map((line) => line.replace(/^\w+:/, "").trim().split(/\s+/).map(Number));
  const isQuarterTurn = (a === 0 && d === 0 && b !== 0 && c !== 0) || (b === 0 && c === 0 && a !== 0 && d !== 0);
  if (!isQuarterTurn) return upright;
  return { a: Math.sign(a), b: Math.sign(b), c: Math.sign(c), d: Math.sign(d) };
}

/** True when the display matrix mirrors: what is read from left to right is stored from right to left. */
export function isMirrored(stream: ProbedStream): boolean {
  const { a, b, c, d } = orientationOf(stream);
  return a * d - b * c < 0;
}

/** The filters that put a stored picture upright: our own reading of the matrix, apart from ffmpeg's. */
export function uprightFilters(stream: ProbedStream): string[] {
  const { a, b, c, d } = orientationOf(stream);
  if (a !== 0) return [...(a < 0 ? ["hflip"] : []), ...(d < 0 ? ["vflip"] : [])];
  // By ffmpeg's names: `clock` is a quarter to the right, `cclock_flip` swaps rows and columns.
  if (b > 0) return [`transpose=${c < 0 ? "clock" : "cclock_flip"}`];
  return [`transpose=${c > 0 ? "cclock" : "clock_flip"}`];
}
