import { readFile, writeFile } from "node:fs/promises";

/** A stored pixel (x, y) is shown at (a·x + c·y, b·x + d·y). */
export type Orientation = { readonly a: number; readonly b: number; readonly c: number; readonly d: number };

/** Where the matrix lies in a `tkhd` box of version 0, after its header (ISO/IEC 14496-12 §8.3.2). */
const MATRIX_OFFSET = 48;
const ONE = 0x10000;

/** Writes the display matrix into the first track of an MP4, as cameras do. */
export async function setDisplayMatrix(path: string, { a, b, c, d }: Orientation): Promise<void> {
  const bytes = await readFile(path);
  const box = bytes.indexOf("tkhd", 0, "latin1") - 4;
  if (box < 0 || bytes[box + 8] !== 0) throw new Error(`${path} has no tkhd box of version 0`);
  const values = [a * ONE, b * ONE, 0, c * ONE, d * ONE, 0, 0, 0, 0x40000000];
  for (const [i, value] of values.entries()) bytes.writeInt32BE(value, box + MATRIX_OFFSET + i * 4);
  await writeFile(path, bytes);
}
