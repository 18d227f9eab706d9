/** Bytes of a text in Latin-1: the names of boxes. */
export const latin = (text: string) => Buffer.from(text, "latin1");

/** A box of an MP4 file around its content. */
export function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), latin(type), body]);
}

export function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, 4 * i);
  return bytes;
}

/** Where the content of the first box of a type begins. Throws when there is none. */
export function inside(file: Buffer, type: string): number {
  const at = file.indexOf(latin(type));
  if (at < 0) throw new Error(`no ${type} in this file`);
  return at + 4;
}

/** The file with numbers written over it, counted from the beginning of a box's content. */
export function patched(file: Buffer, type: string, offset: number, ...values: number[]): Buffer {
  const copy = Buffer.from(file);
  u32(...values).copy(copy, inside(copy, type) + offset);
  return copy;
}

/** The whole box of a type. */
export function cutOut(file: Buffer, type: string): Buffer {
  const at = inside(file, type) - 8;
  return file.subarray(at, at + file.readUInt32BE(at));
}
