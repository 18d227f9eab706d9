import type { GpsBlock } from "#lib/domain/camera/gps-block";

/** A block of GPS with its place in the film: seconds of video time and their length. */
export type PlacedBlock = GpsBlock & { readonly time: number; readonly duration: number };

/** What the satellites say about a film's time: utc(t) = utcAtZero + rate · t. */
export type GpsFit = {
  /** UTC seconds at the first frame. */
  readonly utcAtZero: number;
  /** Seconds of the ride in one second of film: 1, or more for a timelapse. */
  readonly rate: number;
  /** Seconds by which the blocks usually disagree with it (median of the absolute residuals). */
  readonly spread: number;
};

/** Rates nearer to 1 are 1: clocks drift by 0.01 %, the slowest timelapse is twice as fast. */
const SAME_RATE = 0.2;

/**
 * Fits the film's time to the satellites' over all blocks. A receiver's first stamps, and those before it has heard
 * of the leap seconds, are wrong by whole seconds: the median leaves them aside. At least one block.
 */
export function fitGpsClock(blocks: readonly PlacedBlock[]): GpsFit {
  const rate = rateOf(blocks);
  const residuals = blocks.map(({ utc, time }) => utc - rate * time);
  const utcAtZero = median(residuals);
  return { utcAtZero, rate, spread: median(residuals.map((one) => Math.abs(one - utcAtZero))) };
}

/** First from neighbours, among which a jump of the clock is one of many; a timelapse then from blocks far apart. */
function rateOf(blocks: readonly PlacedBlock[]): number {
  const near = slope(blocks, 1);
  if (near === undefined || Math.abs(near - 1) < SAME_RATE || near <= 0) return 1;
  return slope(blocks, Math.max(1, Math.floor(blocks.length / 2))) ?? near;
}

function slope(blocks: readonly PlacedBlock[], apart: number): number | undefined {
  if (blocks.length <= apart) return undefined;
  return median(
    blocks.slice(apart).map(({ utc, time }, i) => (utc - blocks[i]!.utc) / Math.max(1e-6, time - blocks[i]!.time)),
  );
}

/** Seconds by which a stamp may be off the fit: payloads begin up to a tenth of a second late, leap seconds are whole. */
const MOST_OFF = 0.5;

/**
 * When each point of each block was taken, UTC seconds. The satellites' own time wherever the receiver is believed:
 * a block's points lie evenly between its stamp and the next block's (HERO7: 0.0550 s each, while dividing the
 * payload's 1.001 s by 16 to 19 points makes them jump by 15 %). A block whose stamp is off is placed by the film.
 */
export function pointTimes(blocks: readonly PlacedBlock[], fit: GpsFit): number[][] {
  const placed = blocks.map(({ time }) => fit.utcAtZero + fit.rate * time);
  const begins = blocks.map(({ utc }, k) => (believed(utc, placed[k]!, fit) ? utc : placed[k]!));
  const steps = blocks.map((block, k) => stepOf(block, begins[k]!, blocks[k + 1], begins[k + 1], fit));
  const usual = median(steps.filter((step) => step !== undefined));
  return blocks.map(({ points, duration, utc }, k) => {
    const shift = begins[k]! - utc;
    const step = steps[k] ?? (Number.isNaN(usual) ? (duration * fit.rate) / points.length : usual);
    return points.map((point, i) => (point.utc === undefined ? begins[k]! + i * step : point.utc + shift));
  });
}

function believed(utc: number, placed: number, { rate, spread }: GpsFit): boolean {
  return Math.abs(utc - placed) <= Math.max(MOST_OFF * Math.max(1, rate), 4 * spread);
}

/** Seconds between the points of a block that is followed by another; undefined before a gap and at the end. */
function stepOf(
  { points, time, duration }: PlacedBlock,
  begin: number,
  next: PlacedBlock | undefined,
  nextBegin: number | undefined,
  { rate }: GpsFit,
): number | undefined {
  if (!next || nextBegin === undefined || next.time - time > 1.5 * duration) return undefined;
  const length = nextBegin - begin;
  return length > 0 && length < 2 * duration * rate ? length / points.length : undefined;
}

/** NaN of nothing. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle - 1)]!) / 2;
}
