import type { ByteSource } from "#lib/domain/camera/byte-source";
import { type Box, contentOf, findBox } from "#lib/domain/camera/mp4-box";

/** How a track's own time becomes time of the film. */
export type Timeline = {
  /** Units of the track's own time in a second. */
  readonly timescale: number;
  /** Seconds of film before the track begins. */
  readonly delay: number;
  /** Where in the track's own time it begins to be shown (edit list; ISO/IEC 14496-12 §8.6.6). */
  readonly from: number;
};

/** Seconds of film at which a moment of the track's own time is shown. */
export function filmTime({ timescale, delay, from }: Timeline, time: number): number {
  return delay + (time - from) / timescale;
}

/** Undefined when the track does not say how its time is counted. */
export async function timelineOf(source: ByteSource, moov: Box, trak: Box): Promise<Timeline | undefined> {
  const timescale = await timescaleOf(source, await findBox(source, trak, "mdia", "mdhd"));
  const movie = await timescaleOf(source, await findBox(source, moov, "mvhd"));
  if (!timescale) return undefined;
  let delay = 0;
  for (const { length, from } of await editsOf(source, trak)) {
    if (from >= 0) return { timescale, delay, from };
    // An empty edit: nothing of this track is shown for so long.
    delay += movie ? length / movie : 0;
  }
  return { timescale, delay, from: 0 };
}

/**
 * Seconds of film at which the track's first sample is shown: 0 for most cameras. A first frame that is reordered
 * carries its offset in `ctts`.
 */
export async function firstShown(source: ByteSource, trak: Box, timeline: Timeline): Promise<number> {
  const ctts = await findBox(source, trak, "mdia", "minf", "stbl", "ctts");
  const table = ctts && (await contentOf(source, { ...ctts, end: Math.min(ctts.end, ctts.start + 16) }));
  const offset = table && table.byteLength === 16 && table.getUint32(4) > 0 ? table.getInt32(12) : 0;
  return Math.max(timeline.delay, filmTime(timeline, offset));
}

/** Bytes at the beginning of `mvhd` and `mdhd` in which the timescale stands, whatever size the box claims. */
const HEADER_BYTES = 32;

async function timescaleOf(source: ByteSource, header: Box | undefined): Promise<number | undefined> {
  const begin = header && { ...header, end: Math.min(header.end, header.start + HEADER_BYTES) };
  const content = await contentOf(source, begin);
  if (!content || content.byteLength < 24) return undefined;
  return content.getUint32(content.getUint8(0) === 1 ? 20 : 12) || undefined;
}

/** Edits beyond these change nothing for what begins the track. */
const MOST_EDITS = 16;

async function editsOf(source: ByteSource, trak: Box): Promise<{ length: number; from: number }[]> {
  const content = await contentOf(source, await findBox(source, trak, "edts", "elst"));
  if (!content || content.byteLength < 8) return [];
  const wide = content.getUint8(0) === 1;
  const size = wide ? 20 : 12;
  const count = Math.min(content.getUint32(4), MOST_EDITS, Math.floor((content.byteLength - 8) / size));
  return Array.from({ length: count }, (_, i) => {
    const at = 8 + size * i;
    return wide
      ? { length: Number(content.getBigUint64(at)), from: Number(content.getBigInt64(at + 8)) }
      : { length: content.getUint32(at), from: content.getInt32(at + 4) };
  });
}
