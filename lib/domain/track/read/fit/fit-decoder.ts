import { createByteQueue } from "#lib/domain/track/read/byte-queue";
import { fitChecksum } from "#lib/domain/track/read/fit/fit-checksum";
import { createLayoutReader, type LayoutReader } from "#lib/domain/track/read/fit/fit-layout";
import { type FitLayout, type FitMessage, readNumber, readText } from "#lib/domain/track/read/fit/fit-message";

/** What the decoder calls. A FIT file may hold several files, one after the other ("chained"). */
export type FitHandler = {
  beginFile(): void;
  message(message: FitMessage): void;
  endFile(): void;
};

export type FitDecoder = {
  /** The next piece of the bytes, cut anywhere. What follows damage that cannot be passed over is ignored. */
  write(piece: Uint8Array): void;
  end(): void;
  /** The first thing that was wrong with the file, to complete "The file is damaged: …". */
  readonly damage: string | undefined;
};

const FIELD_DESCRIPTION = 206;
const TIMESTAMP = 253;
const SHORTEST_HEADER = 12;
/** 14 in all known files; the protocol leaves room for more. */
const LONGEST_HEADER = 64;
const CHECKSUM_BYTES = 2;
/** Headers, definitions and messages. A ride of two million records has twice as many; more only hold a reader up. */
const MOST_PARTS = 8_000_000;
/** In one chain, also of files without a record: a triathlon has a handful. */
const MOST_FILES = 100_000;
/** Bytes taken in at a time, so that a large piece is not copied as a whole. */
const SLICE = 65_536;

/**
 * Takes the FIT protocol apart (Garmin, "FIT Protocol"): header, definitions, data messages and checksum, of each file
 * in a chain. Both byte orders, compressed timestamp headers, developer fields. Holds one message at a time.
 */
export function createFitDecoder(handler: FitHandler): FitDecoder {
  const queue = createByteQueue();
  let stage: "header" | "messages" | "checksum" | "over" = "header";
  let files = 0;
  let parts = 0;
  /** Bytes taken from the whole input, and where in it the messages of the current file end. */
  let position = 0;
  let messagesEnd = 0;
  let checksum = 0;
  let damage: string | undefined;
  let layouts: (FitLayout | undefined)[] = [];
  let layoutReader: LayoutReader = createLayoutReader();
  let lastTimestamp = 0;

  let layout: FitLayout;
  let body = 0;
  const message = {
    number: 0,
    timestamp: Number.NaN,
    value(field: number) {
      const found = layout.fields.get(field);
      return found ? readNumber(queue.view, body, found, layout.littleEndian) : Number.NaN;
    },
    replacement(field: number) {
      const found = layout.replacements.get(field);
      return found ? readNumber(queue.view, body, found, layout.littleEndian) : Number.NaN;
    },
    byte(field: number, index: number) {
      const found = layout.fields.get(field);
      return found && index < found.size ? queue.bytes[body + found.offset + index]! : Number.NaN;
    },
    text(field: number) {
      const found = layout.fields.get(field);
      return found && readText(queue.bytes, body, found);
    },
  };

  function take(count: number): void {
    parts++;
    checksum = fitChecksum(checksum, queue.bytes, queue.start, queue.start + count);
    queue.drop(count);
    position += count;
  }

  function giveUp(problem: string): false {
    damage ??= problem;
    if (stage === "messages" || stage === "checksum") handler.endFile();
    stage = "over";
    return false;
  }

  /** Each step takes one part off the queue; false when it needs more bytes. */
  function header(): boolean {
    const { bytes, start, length, view } = queue;
    if (length === 0) return false;
    const size = bytes[start]!;
    const isSize = size >= SHORTEST_HEADER && size <= LONGEST_HEADER;
    const isFit = isSize && (length < SHORTEST_HEADER || view.getUint32(start + 8, false) === DOT_FIT);
    if (!isFit) return giveUp(files > 0 ? FOLLOWED : "it does not begin as FIT files do");
    if (length < size) return false;
    if (files >= MOST_FILES) return giveUp(`more than ${MOST_FILES} recordings follow each other in it`);
    const dataSize = view.getUint32(start + 4, true);
    checksum = 0;
    take(size);
    // A device that lost power never wrote how long the file became.
    messagesEnd = dataSize === 0 ? Number.POSITIVE_INFINITY : position + dataSize;
    layouts = [];
    layoutReader = createLayoutReader();
    lastTimestamp = 0;
    files++;
    stage = "messages";
    handler.beginFile();
    return true;
  }

  function nextMessage(): boolean {
    if (position >= messagesEnd) {
      stage = "checksum";
      return true;
    }
    const { bytes, start, length } = queue;
    if (length === 0) return false;
    const head = bytes[start]!;
    const compressed = (head & 0x80) !== 0;
    if (!compressed && (head & 0x40) !== 0) return definition(head);
    const known = layouts[compressed ? (head >> 5) & 0x03 : head & 0x0f];
    if (!known) return giveUp(`a message at byte ${position} was never defined`);
    if (position + 1 + known.size > messagesEnd) return giveUp("a message runs over the end of the file");
    if (length < 1 + known.size) return false;
    layout = known;
    body = start + 1;
    message.number = known.number;
    message.timestamp = timestampOf(head, compressed);
    if (known.number === FIELD_DESCRIPTION) layoutReader.describe(message);
    handler.message(message);
    take(1 + known.size);
    return true;
  }

  function definition(head: number): boolean {
    const { bytes, start, length } = queue;
    const size = layoutReader.sizeOf(bytes, start, start + length);
    if (position + (size ?? 0) > messagesEnd) return giveUp("a definition runs over the end of the file");
    if (size === undefined || length < size) return false;
    layouts[head & 0x0f] = layoutReader.read(bytes, start);
    take(size);
    return true;
  }

  /** A compressed header holds the lowest five bits of the time; the others are those of the message before. */
  function timestampOf(head: number, compressed: boolean): number {
    const full = message.value(TIMESTAMP);
    if (!Number.isNaN(full)) lastTimestamp = full;
    else if (!compressed || lastTimestamp === 0) return Number.NaN;
    else lastTimestamp += ((head & 0x1f) - (lastTimestamp & 0x1f)) & 0x1f;
    return lastTimestamp;
  }

  function checksumAtEnd(): boolean {
    if (queue.length < CHECKSUM_BYTES) return false;
    if (queue.view.getUint16(queue.start, true) !== checksum) damage ??= "its checksum is wrong";
    take(CHECKSUM_BYTES);
    handler.endFile();
    stage = "header";
    return true;
  }

  const steps = { header, messages: nextMessage, checksum: checksumAtEnd, over: () => false };
  return {
    write(piece) {
      for (let at = 0; at < piece.length && stage !== "over"; at += SLICE) {
        queue.push(piece.subarray(at, at + SLICE));
        while (steps[stage]()) if (parts > MOST_PARTS) giveUp("it has more messages than any ride");
      }
    },
    end() {
      const finished = stage === "header" && queue.length === 0 && files > 0;
      if (!finished && stage !== "over") {
        const unfinished = messagesEnd === Number.POSITIVE_INFINITY;
        giveUp(stage === "header" && files > 0 ? FOLLOWED : unfinished ? "it was never finished" : "it ends too early");
      }
    },
    get damage() {
      return damage;
    },
  };
}

const FOLLOWED = "something else follows after its end";
/** ".FIT" */
const DOT_FIT = 0x2e464954;
