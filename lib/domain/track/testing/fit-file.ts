import { fitChecksum } from "#lib/domain/track/read/fit/fit-checksum";
import { FIT_EPOCH } from "#lib/domain/track/read/fit/fit-clock";

/** FIT's base types, as definitions write them. */
const TYPE = {
  enum: 0x00,
  sint8: 0x01,
  uint8: 0x02,
  sint16: 0x83,
  uint16: 0x84,
  sint32: 0x85,
  uint32: 0x86,
  string: 0x07,
  float32: 0x88,
  uint8z: 0x0a,
  byte: 0x0d,
} as const;
type TypeName = keyof typeof TYPE;

const SIZES: Readonly<Partial<Record<TypeName, number>>> = {
  sint16: 2,
  uint16: 2,
  sint32: 4,
  uint32: 4,
  float32: 4,
};

/** A field's number, type and value; `size` where it is not that of the type or text. */
export type FieldSpec = readonly [field: number, type: TypeName, value: number | string | readonly number[]];

type MessageOptions = {
  readonly local?: number;
  readonly bigEndian?: boolean;
  /** Developer fields: number, developer index, and bytes as they are. */
  readonly developer?: readonly (readonly [field: number, index: number, bytes: readonly number[]])[];
};

/** A definition and one data message of it. */
export function message(number: number, fields: readonly FieldSpec[], options: MessageOptions = {}): number[] {
  return [...definition(number, fields, options), ...data(fields, options)];
}

export function definition(number: number, fields: readonly FieldSpec[], options: MessageOptions = {}): number[] {
  const { local = 0, bigEndian = false, developer = [] } = options;
  return [
    0x40 | (developer.length > 0 ? 0x20 : 0) | local,
    0,
    bigEndian ? 1 : 0,
    ...numberBytes(number, 2, bigEndian),
    fields.length,
    ...fields.flatMap((field) => [field[0], valueBytes(field, bigEndian).length, TYPE[field[1]]]),
    ...(developer.length > 0
      ? [developer.length, ...developer.flatMap(([field, index, bytes]) => [field, bytes.length, index])]
      : []),
  ];
}

export function data(
  fields: readonly FieldSpec[],
  { local = 0, bigEndian = false, developer = [] }: MessageOptions = {},
) {
  return [local, ...values(fields, bigEndian), ...developer.flatMap(([, , bytes]) => bytes)];
}

/** A data message with a compressed timestamp header: the lowest five bits of its time. */
export function compressedData(seconds: number, fields: readonly FieldSpec[], local = 0): number[] {
  return [0x80 | (local << 5) | (seconds & 0x1f), ...values(fields, false)];
}

function values(fields: readonly FieldSpec[], bigEndian: boolean): number[] {
  return fields.flatMap((field) => valueBytes(field, bigEndian));
}

function valueBytes([, type, value]: FieldSpec, bigEndian: boolean): number[] {
  if (typeof value === "string") return utf8(value);
  if (typeof value === "object") return [...value];
  if (type !== "float32") return numberBytes(value, SIZES[type] ?? 1, bigEndian);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, !bigEndian);
  return [...bytes];
}

/** TextEncoder is no part of the language. */
function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text).matchAll(/%(..)|(.)/g);
  return Array.from(escaped, ([, byte, plain]) => (byte ? Number.parseInt(byte, 16) : plain!.charCodeAt(0)));
}

function numberBytes(value: number, size: number, bigEndian: boolean): number[] {
  const little = Array.from({ length: size }, (_, k) => Math.floor(value / 256 ** k) & 0xff);
  return bigEndian ? little.reverse() : little;
}

type FileOptions = { readonly dataSize?: number; readonly checksum?: number; readonly headerSize?: 12 | 14 };

/** A FIT file of these messages, with the right sizes and checksum unless others are asked for. */
export function fitFile(messages: readonly (readonly number[])[], options: FileOptions = {}): Uint8Array<ArrayBuffer> {
  const body = messages.flat();
  const { dataSize = body.length, headerSize = 14 } = options;
  const header = [
    headerSize,
    0x20,
    ...numberBytes(2147, 2, false),
    ...numberBytes(dataSize, 4, false),
    0x2e,
    0x46,
    0x49,
    0x54,
  ];
  const bytes = Uint8Array.from([...header, ...(headerSize === 14 ? [0, 0] : []), ...body]);
  const checksum = options.checksum ?? fitChecksum(0, bytes, 0, bytes.length);
  return Uint8Array.from([...bytes, ...numberBytes(checksum, 2, false)]);
}

/** 2024-05-01T09:30:00Z in FIT's seconds. */
export const START = Date.UTC(2024, 4, 1, 9, 30, 0) / 1000 - FIT_EPOCH;

export const FILE_ID = message(0, [
  [0, "enum", 4],
  [1, "uint16", 1],
  [2, "uint16", 3121],
]);

/** A record `seconds` after START with these fields. */
export function record(seconds: number, fields: readonly FieldSpec[] = [], options: MessageOptions = {}): number[] {
  return message(20, [[253, "uint32", START + seconds], ...fields], options);
}

export function timerEvent(seconds: number, type: number): number[] {
  return message(21, [
    [253, "uint32", START + seconds],
    [0, "enum", 0],
    [1, "enum", type],
  ]);
}

/** The same, cut into pieces of a size. */
export function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) => bytes.subarray(k * size, (k + 1) * size));
}
