import { createSrtReader } from "#lib/domain/camera/dji-srt";
import { decodeTrack } from "#lib/domain/camera/stored-track";
import { joinedBytes } from "#lib/domain/joined-bytes";
import { detectFormat, HEAD_BYTES, noTrack } from "#lib/domain/track/read/detect-format";
import { createFitReader } from "#lib/domain/track/read/fit/fit";
import { createUnpacker } from "#lib/domain/track/read/gunzip";
import { createXmlDecoder } from "#lib/domain/track/read/xml/decode-text";
import { createXmlTrackReader } from "#lib/domain/track/read/xml/xml-track";
import type { Track } from "#lib/domain/track/track";

export type TrackReader = {
  /** The next piece of the file, cut anywhere. Throws `invalid_track` as soon as the file cannot be a ride. */
  write(piece: Uint8Array): void;
  /** The whole track; throws `invalid_track` when the file held no ride. */
  end(): Track;
};

/** Reads a track of any format that is known; the first bytes tell which. */
export function createTrackReader({ packed = false } = {}): TrackReader {
  let head = new Uint8Array(0);
  let reader: TrackReader | undefined;

  function begin(): TrackReader {
    const chosen = readerFor(head, packed);
    chosen.write(head);
    head = new Uint8Array(0);
    return chosen;
  }

  return {
    write(piece) {
      if (reader) {
        reader.write(piece);
        return;
      }
      head = joinedBytes([head, piece]);
      if (head.length >= HEAD_BYTES) reader = begin();
    },
    end() {
      reader ??= begin();
      return reader.end();
    },
  };
}

function readerFor(head: Uint8Array, packed: boolean): TrackReader {
  const format = detectFormat(head.subarray(0, HEAD_BYTES));
  switch (format.kind) {
    case "xml":
      return createTextReader(head, createXmlTrackReader());
    case "srt":
      return createTextReader(head, createSrtReader());
    case "stored":
      return createStoredReader();
    case "fit":
      return createFitReader();
    case "gzip":
      if (!packed) return createPackedReader();
  }
  throw noTrack(format);
}

/** Bytes decoded at a time: a 100 MB piece must not become a 200 MB string. */
const SLICE = 65_536;

type TextReader = { write(text: string): void; end(): Track };

function createTextReader(head: Uint8Array, reader: TextReader): TrackReader {
  const decoder = createXmlDecoder(head);
  return {
    write(piece) {
      for (let at = 0; at < piece.length; at += SLICE) {
        reader.write(decoder.decode(piece.subarray(at, at + SLICE), { stream: true }));
      }
    },
    end() {
      reader.write(decoder.decode());
      return reader.end();
    },
  };
}

function createPackedReader(): TrackReader {
  const inner = createTrackReader({ packed: true });
  const unpacker = createUnpacker(inner.write);
  return {
    write: unpacker.write,
    end() {
      unpacker.end();
      return inner.end();
    },
  };
}

/** Read as one: its columns lie one behind the other. */
function createStoredReader(): TrackReader {
  const pieces: Uint8Array[] = [];
  return { write: (piece) => void pieces.push(piece.slice()), end: () => decodeTrack(joinedBytes(pieces)) };
}
