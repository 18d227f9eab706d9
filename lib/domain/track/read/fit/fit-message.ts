import { decodeUtf8 } from "#lib/domain/track/read/xml/decode-text";

type FitField = { readonly offset: number; readonly size: number; readonly type: number };

/** How the data messages of one local type are laid out (FIT protocol, "Definition Message"). */
export type FitLayout = {
  /** The global message number: 20 is a record. */
  readonly number: number;
  readonly littleEndian: boolean;
  /** By field number; fields of 0 bytes are left out. */
  readonly fields: ReadonlyMap<number, FitField>;
  /** Developer fields that a description calls a replacement of a field of the profile, by that field's number. */
  readonly replacements: ReadonlyMap<number, FitField>;
  /** Bytes of a data message after its header byte. */
  readonly size: number;
};

/** One data message. The decoder gives the same object again and again: take values out, do not keep it. */
export type FitMessage = {
  readonly number: number;
  /**
   * As recorded: seconds since 1989-12-31T00:00:00Z, or since the device was switched on where below 0x10000000
   * (FIT profile, type `date_time`). NaN where the message has none.
   */
  readonly timestamp: number;
  /** A field's raw number, unscaled; NaN where it is absent, marked invalid or of an unreadable size. */
  value(field: number): number;
  /** The same from a developer field that stands in for this field. */
  replacement(field: number): number;
  /** One byte of a field that packs several values; NaN where absent. */
  byte(field: number, index: number): number;
  text(field: number): string | undefined;
};

/** The part of FIT's numbering of base types that tells what they are; the rest tells about byte order. */
export const BASE_TYPE_MASK = 0x1f;

/** Reads the field at its place in a message that begins at `start`. Only the first of several values is read. */
export function readNumber(view: DataView, start: number, field: FitField, littleEndian: boolean): number {
  const at = start + field.offset;
  const wide = WIDTHS[field.type];
  // A size that is no multiple of the type's (COROS) holds something else than the type says.
  if (wide === undefined || field.size % wide !== 0) return Number.NaN;
  switch (field.type) {
    case 0x00: // enum
    case 0x02: // uint8
    case 0x0d: // byte
      return unless(view.getUint8(at), 0xff);
    case 0x01:
      return unless(view.getInt8(at), 0x7f);
    case 0x03:
      return unless(view.getInt16(at, littleEndian), 0x7fff);
    case 0x04:
      return unless(view.getUint16(at, littleEndian), 0xffff);
    case 0x05:
      return unless(view.getInt32(at, littleEndian), 0x7fffffff);
    case 0x06:
      return unless(view.getUint32(at, littleEndian), 0xffffffff);
    case 0x08: // All bits set, the marker for "invalid", is a NaN anyway.
      return view.getFloat32(at, littleEndian);
    case 0x09:
      return view.getFloat64(at, littleEndian);
    case 0x0a: // The types with z: 0 is the marker.
      return unless(view.getUint8(at), 0);
    case 0x0b:
      return unless(view.getUint16(at, littleEndian), 0);
    case 0x0c:
      return unless(view.getUint32(at, littleEndian), 0);
    default:
      return Number.NaN;
  }
}

/** Bytes of one value by base type. Texts and 64-bit numbers are in none of the fields that are read as numbers. */
const WIDTHS: readonly (number | undefined)[] = [1, 1, 1, 2, 2, 4, 4, undefined, 4, 8, 1, 2, 4, 1];
const STRING = 0x07;

function unless(value: number, invalid: number): number {
  return value === invalid ? Number.NaN : value;
}

/** The text of a string field, up to its end mark or, where that was forgotten, to its last byte. */
export function readText(bytes: Uint8Array, start: number, field: FitField): string | undefined {
  if (field.type !== STRING) return undefined;
  const all = bytes.subarray(start + field.offset, start + field.offset + field.size);
  const end = all.indexOf(0);
  const text = decodeUtf8(end < 0 ? all : all.subarray(0, end));
  return text.replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]|\uFFFD/gu, "").trim() || undefined;
}
