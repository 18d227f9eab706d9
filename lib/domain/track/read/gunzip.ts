import { Gunzip } from "fflate";
import { AppError } from "#lib/domain/errors";
import { crc32 } from "#lib/domain/track/read/crc32";
import { invalidTrack } from "#lib/domain/track/read/invalid-track";

export type Unpacker = {
  /** The next piece of the compressed file, cut anywhere. Throws `invalid_track` or `too_large`. */
  write(piece: Uint8Array): void;
  /** Throws `invalid_track` unless all of the content came and is what was packed. */
  end(): void;
};

/** Bytes handed over at a time: DEFLATE makes at most 1032 of one, so 17 MB at most come at once. */
const SLICE = 16_384;
/** A week of every sensor once a second takes 150 MB as TCX. */
const MOST_UNPACKED = 256 * 1024 * 1024;
/** A bomb packs 1000 to 1; the most repetitive real tracks 30 to 1. */
const MOST_RATIO = 150;
/** A ratio tells nothing about little. */
const LEAST_JUDGED = 4 * 1024 * 1024;
const TRAILER_BYTES = 8;
/** bgzip begins a member every 64 kB of content: 256 MB have 4096. Each costs 30 µs whatever it holds. */
const MOST_MEMBERS = 5000;
/** Packed bytes that come to nothing: a header without end is kept, and looked through anew with every slice. */
const MOST_SILENT = 64 * 1024;

/**
 * Unpacks gzip (RFC 1952, several members one after the other) as it comes. fflate leaves the checksum and the length
 * at each member's end unread, so that a file cut short can pass for whole: they are checked here.
 */
export function createUnpacker(take: (piece: Uint8Array) => void, { most = MOST_UNPACKED } = {}): Unpacker {
  let packed = 0;
  let unpacked = 0;
  let members = 1;
  /** How much was packed before the last content came. */
  let packedAtContent = 0;
  const member = { checksum: 0, length: 0 };
  /** The last bytes that came: a member's checksum and length stand before the next one and at the end of all. */
  let recent = new Uint8Array(0);

  const gunzip = new Gunzip((piece) => {
    unpacked += piece.length;
    if (unpacked > most) throw tooMuch(`more than ${most / 1024 / 1024} MB`);
    if (unpacked > LEAST_JUDGED && unpacked > MOST_RATIO * packed) throw tooMuch("far more than any ride");
    member.checksum = crc32(member.checksum, piece);
    member.length += piece.length;
    if (piece.length === 0) return;
    packedAtContent = packed;
    take(piece);
  });
  gunzip.onmember = (offset) => {
    if (++members > MOST_MEMBERS) throw tooMuch(`more than ${MOST_MEMBERS} parts`);
    checkMember(recent.length - (packed - offset));
    Object.assign(member, { checksum: 0, length: 0 });
  };

  function checkMember(end: number): void {
    const view = new DataView(recent.buffer, recent.byteOffset, recent.length);
    const at = end - TRAILER_BYTES;
    const whole =
      at >= 0 &&
      view.getUint32(at, true) === member.checksum &&
      view.getUint32(at + 4, true) === member.length % 2 ** 32;
    if (!whole) throw damaged();
  }

  function push(piece: Uint8Array, final: boolean): void {
    try {
      gunzip.push(piece, final);
    } catch (error) {
      throw error instanceof AppError ? error : damaged(error);
    }
  }

  return {
    write(piece) {
      for (let at = 0; at < piece.length; at += SLICE) {
        const slice = piece.slice(at, at + SLICE); // fflate keeps what it has not read yet
        packed += slice.length;
        recent = withTail(recent, slice);
        push(slice, false);
        if (packed - packedAtContent > MOST_SILENT) throw damaged();
      }
    },
    end() {
      push(new Uint8Array(0), true);
      checkMember(recent.length);
    },
  };
}

/** Bytes of a header, in which the name of the packed file stands, and of the trailer before it. */
const LONGEST_HEADER = 2048;

/** The slice with as much before it as a trailer and the header after it may need. */
function withTail(recent: Uint8Array, slice: Uint8Array): Uint8Array<ArrayBuffer> {
  const tail = recent.subarray(Math.max(0, recent.length - LONGEST_HEADER));
  const both = new Uint8Array(tail.length + slice.length);
  both.set(tail);
  both.set(slice, tail.length);
  return both;
}

function tooMuch(what: string): AppError {
  return new AppError("too_large", `gzip unpacks to ${what}`, {
    userMessage: `This compressed file unpacks to ${what}, so it is refused. Choose the recording of a single ride.`,
  });
}

function damaged(cause?: unknown): AppError {
  return invalidTrack(
    "damaged",
    "The compressed file (gzip) is damaged or was cut short, so nothing of it was kept. Download it again, or unpack " +
      "it and choose the file inside.",
    cause,
  );
}
