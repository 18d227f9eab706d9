import { type ByteSource, fourCharacters, viewOf } from "#lib/domain/camera/byte-source";

/** A box of an MP4 file (ISO/IEC 14496-12 §4.2): its type and where its content lies. */
export type Box = { readonly type: string; readonly start: number; readonly end: number };

/** No camera nests or lists so many; a file made to hold a reader up does. */
const MOST_BOXES = 10_000;
/** The largest table that is read. The sizes of two million samples take 8 MB. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The boxes between two offsets, in order. Only their headers are read. What does not fit in its place ends with it,
 * as in a recording that was cut short; a header that makes no sense ends the list.
 */
export async function* boxesIn(source: ByteSource, from: number, to: number): AsyncGenerator<Box> {
  let at = from;
  for (let count = 0; at + 8 <= to && count < MOST_BOXES; count++) {
    const header = await source.read(at, Math.min(16, to - at));
    if (header.length < 8) return;
    const view = viewOf(header);
    let size = view.getUint32(0);
    let headerSize = 8;
    if (size === 1) {
      if (header.length < 16) return;
      size = Number(view.getBigUint64(8));
      headerSize = 16;
    } else if (size === 0) size = to - at;
    if (size < headerSize) return;
    const end = Math.min(to, at + size);
    yield { type: fourCharacters(header, 4), start: at + headerSize, end };
    at = end;
  }
}

/** The first box at the end of a path of types below `parent`. */
export async function findBox(source: ByteSource, parent: Box, ...path: string[]): Promise<Box | undefined> {
  let found: Box | undefined = parent;
  for (const type of path) {
    if (!found) return undefined;
    found = await firstOf(source, found, type);
  }
  return found;
}

/** The content of a box; undefined when it is too large to be honest, or ends before it should. */
export async function contentOf(source: ByteSource, box: Box | undefined): Promise<DataView | undefined> {
  if (!box || box.end - box.start > MOST_BYTES) return undefined;
  const bytes = await source.read(box.start, box.end - box.start);
  return bytes.length === box.end - box.start ? viewOf(bytes) : undefined;
}

async function firstOf(source: ByteSource, parent: Box, type: string): Promise<Box | undefined> {
  for await (const box of boxesIn(source, parent.start, parent.end)) {
    if (box.type === type) return box;
  }
  return undefined;
}
