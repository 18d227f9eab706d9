import { z } from "zod";
import { fourCharacters, viewOf } from "#lib/domain/camera/byte-source";
import { invalidTrack } from "#lib/domain/track/read/invalid-track";
import { createTrackBuilder } from "#lib/domain/track/read/track-builder";
import { CHANNELS, type Track, type TrackWarning } from "#lib/domain/track/track";

/**
 * Our own form of a track: what `readTrack` gave, to the last bit. A camera's 18 positions a second take 40 bytes each
 * here and 230 in GPX. The file: "SSTRACK1", the length of the head (uint32), the head in JSON (ASCII), then the times
 * and each channel of the head as float64, all little-endian.
 */
const SIGNATURE = "SSTRACK1";
const HEAD_AT = 12;
const LARGEST_HEAD = 65_536;

const headSchema = z.object({
  format: z.enum(["gpx", "fit", "tcx", "gpmf", "srt"]),
  name: z.string().exactOptional(),
  creator: z.string().exactOptional(),
  warnings: z.array(
    z.object({
      code: z.custom<TrackWarning["code"]>((code) => typeof code === "string"),
      message: z.string(),
      count: z.number(),
    }),
  ),
  points: z.number().int().nonnegative(),
  channels: z.array(z.enum(CHANNELS)),
  segmentStarts: z.array(z.number().int().nonnegative()),
});
type Head = z.infer<typeof headSchema>;

/** True for the beginning of a stored track. */
export function beginsAsStoredTrack(head: Uint8Array): boolean {
  return fourCharacters(head, 0) + fourCharacters(head, 4) === SIGNATURE;
}

/** A track as the bytes that `decodeTrack` makes the same track of. For tracks without laps and timer stops. */
export function encodeTrack(track: Track): Uint8Array<ArrayBuffer> {
  const names = CHANNELS.filter((name) => track.channels[name]);
  const { format, name, creator, warnings, segmentStarts } = track;
  const head: Head = {
    format,
    ...(name === undefined ? {} : { name }),
    ...(creator === undefined ? {} : { creator }),
    warnings: [...warnings],
    points: track.time.length,
    channels: names,
    segmentStarts: [...segmentStarts],
  };
  const json = JSON.stringify(head).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const columns = [track.time, ...names.map((channel) => track.channels[channel]!)];
  const bytes = new Uint8Array(HEAD_AT + json.length + columns.length * 8 * track.time.length);
  const view = viewOf(bytes);
  write(bytes, 0, SIGNATURE);
  view.setUint32(8, json.length, true);
  write(bytes, HEAD_AT, json);
  let at = HEAD_AT + json.length;
  for (const column of columns) {
    for (const value of column) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  }
  return bytes;
}

/** Throws `invalid_track` for bytes that `encodeTrack` did not write: a file may be damaged, or made up. */
export function decodeTrack(bytes: Uint8Array): Track {
  const { head, columnsAt } = readHead(bytes);
  const view = viewOf(bytes);
  const names = head.channels;
  if (bytes.length !== columnsAt + (1 + names.length) * 8 * head.points) throw damaged();
  const starts = new Set(head.segmentStarts);
  const value = (column: number, i: number) => view.getFloat64(columnsAt + 8 * (column * head.points + i), true);
  const builder = createTrackBuilder();
  for (let i = 0; i < head.points; i++) {
    if (starts.has(i)) builder.beginSegment();
    builder.beginPoint();
    builder.setTime(value(0, i));
    names.forEach((name, k) => {
      const one = value(1 + k, i);
      if (!Number.isNaN(one)) builder.setValue(name, one);
    });
    builder.endPoint();
  }
  const { points: _, channels: __, segmentStarts: ___, warnings, ...facts } = head;
  return { ...builder.build(facts, []), warnings };
}

function readHead(bytes: Uint8Array): { head: Head; columnsAt: number } {
  if (bytes.length < HEAD_AT || !beginsAsStoredTrack(bytes)) throw damaged();
  const length = viewOf(bytes).getUint32(8, true);
  const columnsAt = HEAD_AT + length;
  if (length > LARGEST_HEAD || columnsAt > bytes.length) throw damaged();
  try {
    const text = Array.from(bytes.subarray(HEAD_AT, columnsAt), (code) => String.fromCharCode(code)).join("");
    return { head: headSchema.parse(JSON.parse(text)), columnsAt };
  } catch (cause) {
    throw damaged(cause);
  }
}

function write(bytes: Uint8Array, at: number, ascii: string): void {
  for (let i = 0; i < ascii.length; i++) bytes[at + i] = ascii.charCodeAt(i);
}

function damaged(cause?: unknown): Error {
  return invalidTrack("damaged", "This track, which was read from a video, is damaged. Choose the video again.", cause);
}
