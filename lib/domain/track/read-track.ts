import { createSrtReader } from "#lib/domain/camera/dji-srt";
import { decodeTrack } from "#lib/domain/camera/stored-track";
import { createXmlDecoder } from "#lib/domain/track/decode-text";
import { HEAD_BYTES, trackFormat } from "#lib/domain/track/detect-format";
import { createGpxReader } from "#lib/domain/track/gpx";
import type { Track } from "#lib/domain/track/track";

/**
 * Reads a recorded activity, whose format is told from its content. Fed with pieces of any size, it never holds more
 * of the file than one piece. Throws `invalid_track`, in plain words, for anything that is not a ride with times.
 */
export async function readTrack(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Track> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  let feed: Feed | undefined;
  for await (const piece of source) {
    if (feed) {
      feed.write(piece);
      continue;
    }
    head = joined(head!, piece);
    if (head.length < HEAD_BYTES) continue;
    feed = begin(head);
    head = undefined;
  }
  return (feed ?? begin(head!)).end();
}

type Feed = { write(piece: Uint8Array): void; end(): Track };

function begin(head: Uint8Array): Feed {
  switch (trackFormat(head.subarray(0, HEAD_BYTES)).kind) {
    case "xml":
      return textFeed(head, createGpxReader());
    case "srt":
      return textFeed(head, createSrtReader());
    case "stored":
      return storedFeed(head);
  }
}

type TextReader = { write(text: string): void; end(): Track };

function textFeed(head: Uint8Array, reader: TextReader): Feed {
  const decoder = createXmlDecoder(head);
  const feed: Feed = {
    write: (piece) => {
      for (let at = 0; at < piece.length; at += SLICE) {
        reader.write(decoder.decode(piece.subarray(at, at + SLICE), { stream: true }));
      }
    },
    end: () => {
      reader.write(decoder.decode());
      return reader.end();
    },
  };
  feed.write(head);
  return feed;
}

/** Read as one: its columns lie one behind the other. */
function storedFeed(head: Uint8Array): Feed {
  const pieces = [head];
  return { write: (piece) => void pieces.push(piece.slice()), end: () => decodeTrack(joined(...pieces)) };
}

/** Bytes decoded at a time: a 100 MB piece must not become a 200 MB string. */
const SLICE = 65_536;

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
