import { ascii } from "#lib/domain/camera/testing/gpmf-payload";
import { joinedBytes } from "#lib/domain/joined-bytes";

type TelemetryOptions = {
  /** Thousandths of a second that each payload lasts. */
  readonly duration?: number;
  /** Thousandths of a second by which the track begins late (an empty edit). */
  readonly delay?: number;
  /** Offsets of 64 bits. */
  readonly wide?: boolean;
};

/** An MP4 whose picture is so many bytes that mean nothing: for readers of telemetry only. */
export function emptyMp4(pictureBytes = 16): Uint8Array {
  return joinedBytes([
    box("ftyp", ascii("mp41\0\0\0\0mp41")),
    box("mdat", new Uint8Array(pictureBytes)),
    box("moov", box("mvhd", movieHeader())),
  ]);
}

/** The MP4 with a telemetry track as GoPro writes it. Its moov box must stand after the media, as ffmpeg puts it. */
export function withTelemetry(
  mp4: Uint8Array,
  payloads: readonly Uint8Array[],
  options: TelemetryOptions = {},
): Uint8Array<ArrayBuffer> {
  const { start, end } = moovOf(mp4);
  const moov = (offset: number) =>
    box("moov", joinedBytes([mp4.subarray(start + 8, end), telemetryTrack(payloads, offset, options)]));
  // The offsets take the same room whatever they are.
  const dataAt = start + moov(0).length + 8;
  return joinedBytes([mp4.subarray(0, start), moov(dataAt), box("mdat", joinedBytes(payloads)), mp4.subarray(end)]);
}

function telemetryTrack(payloads: readonly Uint8Array[], dataAt: number, options: TelemetryOptions): Uint8Array {
  const { duration = 1001, delay = 0, wide = false } = options;
  const count = payloads.length;
  const offsets: number[] = [];
  let at = dataAt;
  for (const { length } of payloads) {
    offsets.push(at);
    at += length;
  }
  const tables = [
    fullBox("stsd", words(1), box("gpmd", words(0, 1))),
    fullBox("stts", words(1, count, duration)),
    fullBox("stsz", words(0, count, ...payloads.map(({ length }) => length))),
    fullBox("stsc", words(1, 1, 1, 1)),
    wide
      ? fullBox("co64", words(count, ...offsets.flatMap((offset) => [0, offset])))
      : fullBox("stco", words(count, ...offsets)),
  ];
  const header = fullBox("mdhd", words(0, 0, 1000, count * duration, 0));
  const handler = fullBox("hdlr", words(0), ascii("meta"), words(0, 0, 0), ascii("GoPro MET\0"));
  const information = box("minf", joinedBytes([fullBox("gmhd"), box("stbl", joinedBytes(tables))]));
  const edits = box("edts", fullBox("elst", words(2, delay, -1, 0x10000, count * duration, 0, 0x10000)));
  const media = box("mdia", joinedBytes([header, handler, information]));
  const trackHeader = fullBox("tkhd", words(0, 0, 99, 0, count * duration, 0, 0, 0, 0), ...matrix(), words(0, 0));
  return box("trak", joinedBytes([trackHeader, ...(delay > 0 ? [edits] : []), media]));
}

/** A thousand units a second. */
function movieHeader(): Uint8Array {
  return joinedBytes([words(0, 0, 0, 1000, 0, 0x10000, 0, 0, 0), ...matrix(), words(0, 0, 0, 0, 0, 0, 2)]);
}

function matrix(): Uint8Array[] {
  return [words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)];
}

export function box(type: string, content: Uint8Array): Uint8Array {
  return joinedBytes([words(8 + content.length), ascii(type), content]);
}

function fullBox(type: string, ...content: Uint8Array[]): Uint8Array {
  return box(type, joinedBytes([words(0), ...content]));
}

function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setInt32(4 * i, value);
  });
  return bytes;
}

function moovOf(mp4: Uint8Array): { start: number; end: number } {
  const view = new DataView(mp4.buffer, mp4.byteOffset, mp4.byteLength);
  for (let at = 0; at + 8 <= mp4.length; at += view.getUint32(at)) {
    const end = at + view.getUint32(at);
    if (view.getUint32(at + 4) === 0x6d6f6f76) return { start: at, end };
  }
  throw new Error("the MP4 has no moov box");
}
