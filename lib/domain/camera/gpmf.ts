import { fourCharacters, viewOf } from "#lib/domain/camera/byte-source";

/**
 * One item of GPMF, GoPro's telemetry format (github.com/gopro/gpmf-parser, README): a key of four characters, the
 * type of its values, and `count` structures of `size` bytes, big-endian.
 */
export type GpmfItem = {
  readonly key: string;
  /** A character of the format's list, `?` for structures described by a TYPE before them, `\0` for nested items. */
  readonly type: string;
  readonly size: number;
  readonly count: number;
  readonly bytes: Uint8Array;
};

/** The items of a payload or of a nested item, in order. Ends quietly where the bytes do. */
export function* gpmfItems(bytes: Uint8Array): Generator<GpmfItem> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = view.getUint8(at + 5);
    const count = view.getUint16(at + 6);
    const end = at + 8 + size * count;
    if (end > bytes.length) return;
    yield {
      key: fourCharacters(bytes, at),
      type: String.fromCharCode(view.getUint8(at + 4)),
      size,
      count,
      bytes: bytes.subarray(at + 8, end),
    };
    at = (end + 3) & ~3;
  }
}

/** The text of an item of type `c` or `U`, without the zeros behind it. */
export function gpmfText({ bytes }: GpmfItem): string {
  return String.fromCharCode(...bytes.subarray(0, 256)).replace(/\0.*$/s, "");
}

/**
 * The structures of an item as numbers, one row each. `types` describes a structure of type `?`: a character a field,
 * like `lllllllSS`. Text and dates become NaN. Empty when the description does not fit the structure's size.
 */
export function gpmfNumbers(item: GpmfItem, types = item.type.repeat(fieldsOf(item))): number[][] {
  const fields = [...types].map((type) => FIELDS[type]);
  const size = fields.reduce((sum, field) => sum + (field?.[0] ?? 0), 0);
  if (size === 0 || size !== item.size || fields.includes(undefined)) return [];
  const view = viewOf(item.bytes);
  return Array.from({ length: item.count }, (_, row) => {
    let at = row * size;
    return fields.map((field) => {
      const value = field![1](view, at);
      at += field![0];
      return value;
    });
  });
}

function fieldsOf({ type, size }: GpmfItem): number {
  return Math.floor(size / (FIELDS[type]?.[0] ?? size + 1));
}

type Read = (view: DataView, at: number) => number;

const FIELDS: Readonly<Record<string, readonly [bytes: number, read: Read]>> = {
  b: [1, (view, at) => view.getInt8(at)],
  B: [1, (view, at) => view.getUint8(at)],
  s: [2, (view, at) => view.getInt16(at)],
  S: [2, (view, at) => view.getUint16(at)],
  l: [4, (view, at) => view.getInt32(at)],
  L: [4, (view, at) => view.getUint32(at)],
  f: [4, (view, at) => view.getFloat32(at)],
  q: [4, (view, at) => view.getInt32(at) / 65_536],
  d: [8, (view, at) => view.getFloat64(at)],
  j: [8, (view, at) => Number(view.getBigInt64(at))],
  J: [8, (view, at) => Number(view.getBigUint64(at))],
  Q: [8, (view, at) => Number(view.getBigInt64(at)) / 4_294_967_296],
};
