import { asciiOf, wideEncoding } from "#lib/domain/track/decode-text";
import { invalidTrack } from "#lib/domain/track/invalid-track";

/** How many first bytes `assertXml` wants to see. */
export const HEAD_BYTES = 1024;

/**
 * Looks at the first bytes of a file and throws an `invalid_track` that names what it is, unless it is an XML text.
 * The name of the file plays no part: people rename files.
 */
export function assertXml(head: Uint8Array): void {
  if (head.length === 0) throw invalidTrack("empty", `The file is empty. ${CHOOSE}`);
  const bytes = asciiOf(head);
  for (const [at, signature, name] of SIGNATURES) {
    if (bytes.startsWith(signature, at)) throw invalidTrack("other_format", `This is ${name}. ${CHOOSE}`);
  }
  const text = (wideEncoding(head) ? bytes.replaceAll("\0", "") : bytes).replace(
    /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/,
    "",
  );
  if (text.trim() === "") throw invalidTrack("empty", `The file holds nothing but blanks. ${CHOOSE}`);
  if (text.includes("\0")) {
    throw invalidTrack("not_a_track", `The file is not a track: it holds binary data that is not known. ${CHOOSE}`);
  }
  for (const [signature, name] of TEXTS) {
    if (signature.test(text)) throw invalidTrack("other_format", `This is ${name}. ${CHOOSE}`);
  }
  if (!text.trimStart().startsWith("<")) {
    throw invalidTrack(
      "not_a_track",
      `The file is not a GPX track: a GPX file is XML, this is some other text. ${CHOOSE}`,
    );
  }
}

const CHOOSE = "Choose the GPX file of your ride; most devices and services can export one.";

const VIDEO = "a video, not a track";
const PICTURE = "a picture, not a track";

/** Bytes by which a kind of file is known, and where they stand. */
const SIGNATURES: readonly (readonly [at: number, bytes: string, name: string])[] = [
  [8, ".FIT", "a FIT file, which is not read yet"],
  ...["ftyp", "moov", "mdat", "wide", "free", "skip"].map((box) => [4, box, VIDEO] as const),
  [0, "\x1aE\xdf\xa3", VIDEO],
  [8, "AVI ", VIDEO],
  [0, "FLV\x01", VIDEO],
  [0, "PK\x03\x04", "a ZIP archive: unpack it first"],
  [0, "\x1f\x8b", "a gzip-compressed file: unpack it first"],
  [0, "\x89PNG", PICTURE],
  [0, "\xff\xd8\xff", PICTURE],
  [0, "GIF8", PICTURE],
  [0, "%PDF", "a PDF document, not a track"],
];

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(#EXTM3U|\[playlist\]|ffconcat version)/i, "a playlist, not a track"],
  [/^\s*(<!doctype html|<html[\s>])/i, "a web page, not a track: the download may have needed a login"],
  [/^\s*[{[]/, "JSON, which is not read"],
  [/^\s*\$(GP|GN|GL)[A-Z]{3},/, "an NMEA log, which is not read"],
];
