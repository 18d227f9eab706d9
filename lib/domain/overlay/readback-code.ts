import type { Rect } from "#lib/domain/overlay/gauge";
import type { Sample } from "#lib/domain/track/track";

/**
 * Values written into a picture as black and white blocks and read from it again: proves that a rendered file shows
 * the very values of the track at the very frame. 24 × 12 blocks, row by row, the most significant bit of a field first:
 * start pattern, fields in the order below, checksum.
 */
export const READBACK_COLUMNS = 24;
export const READBACK_ROWS = 12;
const START_PATTERN = 0b10110010;
const START_BITS = 8;
const CHECKSUM_BITS = 16;

type Field = {
  readonly key: keyof Sample;
  readonly bits: number;
  /** Steps in one SI unit: the value written is round(value × steps) + offset. */
  readonly steps: number;
  readonly offset: number;
};

/** What is written, how finely. A value beyond the bits is written as the nearest that fits. */
export const READBACK_FIELDS = [
  { key: "utc", bits: 48, steps: 1000, offset: 0 },
  { key: "speed", bits: 20, steps: 1000, offset: 0 },
  { key: "heartRate", bits: 12, steps: 10, offset: 0 },
  { key: "power", bits: 16, steps: 10, offset: 0 },
  { key: "cadence", bits: 16, steps: 10, offset: 0 },
  { key: "distance", bits: 32, steps: 100, offset: 0 },
  { key: "elevation", bits: 24, steps: 100, offset: 100_000 },
  { key: "latitude", bits: 32, steps: 1e7, offset: 900_000_000 },
  { key: "longitude", bits: 32, steps: 1e7, offset: 1_800_000_000 },
  { key: "gradient", bits: 16, steps: 10_000, offset: 32_768 },
] as const satisfies readonly Field[];
const PRESENCE_BITS = 16;

type ReadbackKey = (typeof READBACK_FIELDS)[number]["key"];
/** Values in SI units, as exact as their steps; those the ride did not have are absent. */
export type Readback = Partial<Record<ReadbackKey, number>>;

/** The whole numbers that stand for a sample: one per field, then a presence bit per field (first field lowest). */
export function encodeReadback(sample: Sample): readonly number[] {
  let presence = 0;
  const words = READBACK_FIELDS.map((field, index) => {
    const value = sample[field.key];
    if (value === undefined || !Number.isFinite(value)) return 0;
    presence |= 1 << index;
    return Math.min(2 ** field.bits - 1, Math.max(0, Math.round(value * field.steps) + field.offset));
  });
  return [...words, presence];
}

/** The blocks of a picture, row by row: true is white. Takes what `encodeReadback` gave. */
export function readbackBlocks(words: readonly number[]): boolean[] {
  const payload = [...READBACK_FIELDS.map((field) => field.bits), PRESENCE_BITS].flatMap((bits, index) =>
    bitsOf(words[index] ?? 0, bits),
  );
  return [...bitsOf(START_PATTERN, START_BITS), ...payload, ...bitsOf(checksumOf(payload), CHECKSUM_BITS)];
}

/** A block's rectangle within a gauge's box. */
export function readbackBlock(box: Rect, index: number): Rect {
  const width = Math.floor(box.width / READBACK_COLUMNS / 2) * 2;
  const height = Math.floor(box.height / READBACK_ROWS / 2) * 2;
  const column = index % READBACK_COLUMNS;
  return { x: box.x + column * width, y: box.y + Math.floor(index / READBACK_COLUMNS) * height, width, height };
}

/**
 * Reads the values back from a decoded picture. `luma` gives the brightness of a pixel of that picture on any scale,
 * `box` is the gauge's box in its pixels. Undefined when there is no readback in the box or a block was misread.
 */
export function decodeReadback(luma: (x: number, y: number) => number, box: Rect): Readback | undefined {
  const levels = Array.from({ length: READBACK_COLUMNS * READBACK_ROWS }, (_, index) =>
    centreLevel(luma, readbackBlock(box, index)),
  );
  // The start pattern has both colours in it, so it gives the threshold between them.
  const start = levels.slice(0, START_BITS);
  const threshold = (Math.min(...start) + Math.max(...start)) / 2;
  const bits = levels.map((level) => level > threshold);
  if (numberOf(bits.slice(0, START_BITS)) !== START_PATTERN) return undefined;
  const payload = bits.slice(START_BITS, -CHECKSUM_BITS);
  if (checksumOf(payload) !== numberOf(bits.slice(-CHECKSUM_BITS))) return undefined;
  return valuesOf(payload);
}

function valuesOf(payload: readonly boolean[]): Readback {
  const presence = numberOf(payload.slice(-PRESENCE_BITS));
  const readback: Readback = {};
  let at = 0;
  for (const [index, field] of READBACK_FIELDS.entries()) {
    const word = numberOf(payload.slice(at, at + field.bits));
    at += field.bits;
    if (presence & (1 << index)) readback[field.key] = (word - field.offset) / field.steps;
  }
  return readback;
}

/** The mean over the middle quarter of a block: its edges suffer in 4:2:0 and under the encoder's transform. */
function centreLevel(luma: (x: number, y: number) => number, block: Rect): number {
  let sum = 0;
  let count = 0;
  for (let y = block.y + block.height / 4; y < block.y + (block.height * 3) / 4; y++) {
    for (let x = block.x + block.width / 4; x < block.x + (block.width * 3) / 4; x++) {
      sum += luma(Math.floor(x), Math.floor(y));
      count++;
    }
  }
  return sum / count;
}

/** Arithmetic, not shifts: a moment in milliseconds needs more than 32 bits. */
function bitsOf(word: number, bits: number): boolean[] {
  return Array.from({ length: bits }, (_, index) => Math.floor(word / 2 ** (bits - 1 - index)) % 2 === 1);
}

const numberOf = (bits: readonly boolean[]): number => bits.reduce((word, bit) => word * 2 + (bit ? 1 : 0), 0);

/** CRC-16/CCITT-FALSE over the bits. */
function checksumOf(bits: readonly boolean[]): number {
  let register = 0xffff;
  for (const bit of bits) {
    const carry = (register >> 15) ^ (bit ? 1 : 0);
    register = ((register << 1) & 0xffff) ^ (carry ? 0x1021 : 0);
  }
  return register;
}
