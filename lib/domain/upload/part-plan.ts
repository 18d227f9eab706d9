/**
 * What S3 allows: at least 5 MiB a part (but the last) and at most 10,000 parts. The least is the best: a pause or a
 * broken connection loses the four parts on their way, 20 MiB.
 */
const MIN_PART_BYTES = 5 * 1024 ** 2;
const MAX_PARTS = 10_000;
const MIB = 1024 ** 2;

/** Bytes of every part but the last: small enough to lose little when a connection breaks. */
export function partSizeFor(size: number): number {
  return Math.max(MIN_PART_BYTES, Math.ceil(size / MAX_PARTS / MIB) * MIB);
}

/** How many parts a file of `size` bytes has. */
export function partCount({ size, partSize }: { size: number; partSize: number }): number {
  return Math.ceil(size / partSize);
}

/** The bytes `[start, end)` of part `partNumber`, which counts from 1. */
export function partRange(
  file: { size: number; partSize: number },
  partNumber: number,
): { start: number; end: number } {
  const start = (partNumber - 1) * file.partSize;
  return { start, end: Math.min(start + file.partSize, file.size) };
}
