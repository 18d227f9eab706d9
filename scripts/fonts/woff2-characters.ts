import { brotliDecompressSync } from "node:zlib";

/** Tags that a WOFF2 table directory names by number; only their order matters here (W3C WOFF 2.0, 4.1). */
const KNOWN_TAGS = 63;
const CMAP = 0;
const TRANSFORMED_BY_DEFAULT = new Set([10, 11]);

/** The characters that a WOFF2 font file has glyphs for, in code point order. Throws on another kind of file. */
export function woff2Characters(file: Uint8Array): string[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== 0x774f4632) throw new Error("not a WOFF2 file");
  const tables = view.getUint16(12);
  const compressed = view.getUint32(20);
  let at = 48;
  let offset = 0;
  let cmap: { start: number; length: number } | undefined;
  for (let index = 0; index < tables; index++) {
    const flags = file[at++]!;
    const tag = flags & 63;
    const version = flags >> 6;
    if (tag === KNOWN_TAGS) at += 4;
    let length = readBase128();
    // glyf and loca are transformed in version 0, all others in any but 0.
    if (TRANSFORMED_BY_DEFAULT.has(tag) ? version === 0 : version !== 0) length = readBase128();
    if (tag === CMAP) cmap = { start: offset, length };
    offset += length;
  }
  if (!cmap) throw new Error("a font without a character map");
  const data = brotliDecompressSync(file.subarray(at, at + compressed));
  return readCharacterMap(new DataView(data.buffer, data.byteOffset + cmap.start, cmap.length));

  function readBase128(): number {
    let value = 0;
    for (;;) {
      const byte = file[at++]!;
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  }
}

/** OpenType `cmap`, subtable formats 4 and 12. */
function readCharacterMap(map: DataView): string[] {
  const found = new Set<number>();
  for (let index = 0; index < map.getUint16(2); index++) {
    const start = map.getUint32(4 + index * 8 + 4);
    const format = map.getUint16(start);
    if (format === 4) readSegments(map, start, found);
    else if (format === 12) readGroups(map, start, found);
  }
  return [...found].sort((a, b) => a - b).map((code) => String.fromCodePoint(code));
}

function readSegments(map: DataView, start: number, found: Set<number>): void {
  const doubled = map.getUint16(start + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = map.getUint16(start + 14 + segment);
    const first = map.getUint16(start + 16 + doubled + segment);
    const delta = map.getUint16(start + 16 + 2 * doubled + segment);
    const rangeAt = start + 16 + 3 * doubled + segment;
    const range = map.getUint16(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = range === 0 ? (code + delta) & 0xffff : map.getUint16(rangeAt + range + (code - first) * 2);
      if (glyph !== 0) found.add(code);
    }
  }
}

function readGroups(map: DataView, start: number, found: Set<number>): void {
  for (let group = 0; group < map.getUint32(start + 12); group++) {
    const at = start + 16 + group * 12;
    for (let code = map.getUint32(at); code <= map.getUint32(at + 4); code++) found.add(code);
  }
}
