import { BASE_TYPE_MASK, type FitLayout, type FitMessage } from "#lib/domain/track/read/fit/fit-message";

type Field = { readonly offset: number; readonly size: number; readonly type: number };

/** What a developer field (of an app or a foot pod) holds, as its description message says. */
type DeveloperField = { readonly type: number; readonly message: number; readonly field: number };

export type LayoutReader = {
  /** Bytes of the definition that begins at `at`; undefined while too few of them have come to know. */
  sizeOf(bytes: Uint8Array, at: number, end: number): number | undefined;
  /** The layout that a whole definition describes. */
  read(bytes: Uint8Array, at: number): FitLayout;
  /** Takes in a field description, which later definitions refer to. */
  describe(message: FitMessage): void;
};

const FIXED_BYTES = 6;
const FIELD_BYTES = 3;
const HAS_DEVELOPER_FIELDS = 0x20;

/** Reads definition messages: header, reserved, byte order, global number, then number, size and type of each field. */
export function createLayoutReader(): LayoutReader {
  const described = new Map<number, DeveloperField>();

  return {
    sizeOf(bytes, at, end) {
      if (end - at < FIXED_BYTES) return undefined;
      const size = FIXED_BYTES + FIELD_BYTES * bytes[at + 5]!;
      if ((bytes[at]! & HAS_DEVELOPER_FIELDS) === 0) return size;
      return end - at <= size ? undefined : size + 1 + FIELD_BYTES * bytes[at + size]!;
    },
    read(bytes, at) {
      const littleEndian = bytes[at + 2] === 0;
      const [a, b] = [bytes[at + 3]!, bytes[at + 4]!];
      const number = littleEndian ? a | (b << 8) : (a << 8) | b;
      const fields = new Map<number, Field>();
      const replacements = new Map<number, Field>();
      let offset = 0;
      let place = at + FIXED_BYTES;
      for (let left = bytes[at + 5]!; left > 0; left--, place += FIELD_BYTES) {
        const size = bytes[place + 1]!;
        if (size > 0) fields.set(bytes[place]!, { offset, size, type: bytes[place + 2]! & BASE_TYPE_MASK });
        offset += size;
      }
      const developerFields = (bytes[at]! & HAS_DEVELOPER_FIELDS) === 0 ? 0 : bytes[place++]!;
      for (let left = developerFields; left > 0; left--, place += FIELD_BYTES) {
        const size = bytes[place + 1]!;
        const description = described.get(keyOf(bytes[place + 2]!, bytes[place]!));
        if (description?.message === number && size > 0) {
          replacements.set(description.field, { offset, size, type: description.type });
        }
        offset += size;
      }
      return { number, littleEndian, fields, replacements, size: offset };
    },
    describe(message) {
      const [developer, number, type] = [message.value(0), message.value(1), message.value(2)];
      const [nativeMessage, nativeField] = [message.value(14), message.value(15)];
      if (Number.isNaN(developer + number + type + nativeMessage + nativeField)) return;
      // A scale of its own would mean another unit than that of the field it replaces.
      if (!Number.isNaN(message.value(6)) && message.value(6) !== 1) return;
      described.set(keyOf(developer, number), {
        type: type & BASE_TYPE_MASK,
        message: nativeMessage,
        field: nativeField,
      });
    },
  };
}

function keyOf(developer: number, field: number): number {
  return developer * 256 + field;
}
