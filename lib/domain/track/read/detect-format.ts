import { beginsAsSrt } from "#lib/domain/camera/dji-srt";
import { beginsAsStoredTrack } from "#lib/domain/camera/stored-track";
import { invalidTrack } from "#lib/domain/track/read/invalid-track";
import { asciiOf, wideEncoding } from "#lib/domain/track/read/xml/decode-text";

/** How many first bytes `detectFormat` wants to see. */
export const HEAD_BYTES = 1024;

/** What a file is, as far as reading tracks is concerned; `name` completes "This is …". */
export type FileFormat =
  | { readonly kind: "xml" }
  | { readonly kind: "fit" }
  | { readonly kind: "gzip" }
  /** Subtitles, as DJI writes positions. */
  | { readonly kind: "srt" }
  /** A track of ours, read from a video's own telemetry. */
  | { readonly kind: "stored" }
  | { readonly kind: "empty" }
  | { readonly kind: "video" }
  | { readonly kind: "binary" }
  | { readonly kind: "text" }
  | { readonly kind: "other"; readonly name: string };

/** Tells a file by its first bytes. Its name plays no part: people rename files. */
export function detectFormat(head: Uint8Array): FileFormat {
  const bytes = asciiOf(head);
  if (beginsAsStoredTrack(head)) return { kind: "stored" };
  if (bytes.startsWith(".FIT", 8)) return { kind: "fit" };
  if (bytes.startsWith("\x1f\x8b")) return { kind: "gzip" };
  if (VIDEOS.some(([at, signature]) => bytes.startsWith(signature, at))) return { kind: "video" };
  const known = OTHERS.find(([at, signature]) => bytes.startsWith(signature, at));
  if (known) return { kind: "other", name: known[2] };
  const text = (wideEncoding(head) ? bytes.replaceAll("\0", "") : bytes).replace(
    /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/,
    "",
  );
  if (text.trim() === "") return { kind: "empty" };
  if (text.includes("\0")) return { kind: "binary" };
  if (beginsAsSrt(text)) return { kind: "srt" };
  const named = TEXTS.find(([signature]) => signature.test(text));
  if (named) return { kind: "other", name: named[1] };
  return { kind: text.trimStart().startsWith("<") ? "xml" : "text" };
}

/** True for the kinds that `readTrack` reads. Whether there is a ride in such a file shows only then. */
export function isTrackFormat({ kind }: FileFormat): boolean {
  return kind === "xml" || kind === "fit" || kind === "gzip" || kind === "srt" || kind === "stored";
}

/** For a file of a kind that no track is: names what it is. */
export function noTrack(format: FileFormat): Error {
  switch (format.kind) {
    case "empty":
      return invalidTrack("empty", `The file is empty. ${CHOOSE}`);
    case "binary":
      return invalidTrack("not_a_track", `The file is not a track: it holds binary data of an unknown kind. ${CHOOSE}`);
    case "video":
      return invalidTrack("other_format", `This is a video, not a track. ${CHOOSE}`);
    case "gzip":
      return invalidTrack("other_format", `This file is compressed twice: unpack it once. ${CHOOSE}`);
    case "other":
      return invalidTrack("other_format", `This is ${format.name}. ${CHOOSE}`);
    default:
      return invalidTrack("not_a_track", `The file is not a track but some other text. ${CHOOSE}`);
  }
}

const CHOOSE = "Choose the FIT, GPX or TCX file of your ride; devices and services can export at least one of them.";

const PICTURE = "a picture, not a track";

/** Bytes by which a kind of file is known, and where they stand. */
const VIDEOS: readonly (readonly [at: number, bytes: string])[] = [
  ...["ftyp", "moov", "mdat", "wide", "free", "skip"].map((box) => [4, box] as const),
  [0, "\x1aE\xdf\xa3"],
  [8, "AVI "],
  [0, "FLV\x01"],
];

const OTHERS: readonly (readonly [at: number, bytes: string, name: string])[] = [
  [0, "PK\x03\x04", "a ZIP archive: unpack it first"],
  [257, "ustar", "a TAR archive: unpack it first"],
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
