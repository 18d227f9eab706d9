import type { ByteSource } from "#lib/domain/camera/byte-source";
import { type Box, contentOf, findBox } from "#lib/domain/camera/mp4-box";

/** One sample of a track: where its bytes lie, and when it is shown in units of the track's own timescale. */
export type Mp4Sample = {
  readonly offset: number;
  readonly size: number;
  readonly time: number;
  readonly duration: number;
};

/** GoPro writes one sample a second: a day. */
const MOST_SAMPLES = 100_000;

/**
 * The samples of a track from its sample table (`stbl`; ISO/IEC 14496-12 §8.6, 8.7): stts tells how long each lasts,
 * stsz how large it is, stsc and stco or co64 where it lies. Empty when a table is missing, damaged or too large.
 */
export async function samplesOf(source: ByteSource, stbl: Box): Promise<Mp4Sample[]> {
  const table = async (type: string) => contentOf(source, await findBox(source, stbl, type));
  const sizes = sampleSizes(await table("stsz"));
  const runs = entries(await table("stsc"), 12);
  const times = entries(await table("stts"), 8);
  const short = entries(await table("stco"), 4);
  const chunks = short.length > 0 ? short : entries(await table("co64"), 8);
  const chunkOffset = (entry: DataView) => (chunks === short ? entry.getUint32(0) : Number(entry.getBigUint64(0)));

  const samples: Mp4Sample[] = [];
  const clock = sampleClock(times);
  let run = 0;
  for (let chunk = 0; chunk < chunks.length && samples.length < sizes.length; chunk++) {
    // A run's first field is the number of its first chunk, counted from 1.
    while ((runs[run + 1]?.getUint32(0) ?? Number.POSITIVE_INFINITY) <= chunk + 1) run++;
    const inChunk = runs[run]?.getUint32(4) ?? 0;
    let offset = chunkOffset(chunks[chunk]!);
    for (let k = 0; k < inChunk && samples.length < sizes.length; k++) {
      const size = sizes[samples.length]!;
      samples.push({ offset, size, ...clock() });
      offset += size;
    }
  }
  return samples;
}

function sampleSizes(stsz: DataView | undefined): readonly number[] {
  if (!stsz || stsz.byteLength < 12) return [];
  const same = stsz.getUint32(4);
  const count = stsz.getUint32(8);
  if (count > MOST_SAMPLES) return [];
  if (same > 0) return new Array<number>(count).fill(same);
  const listed = Math.min(count, Math.floor((stsz.byteLength - 12) / 4));
  return Array.from({ length: listed }, (_, i) => stsz.getUint32(12 + 4 * i));
}

/** The entries of a table that begins with version, flags and a count: as many as there are, and as fit. */
function entries(table: DataView | undefined, size: number): DataView[] {
  if (!table || table.byteLength < 8) return [];
  const count = Math.min(table.getUint32(4), Math.floor((table.byteLength - 8) / size));
  if (count > MOST_SAMPLES) return [];
  return Array.from({ length: count }, (_, i) => new DataView(table.buffer, table.byteOffset + 8 + size * i, size));
}

/** Gives one sample's time and duration after the other; the last duration goes on where the table ends early. */
function sampleClock(times: readonly DataView[]): () => { time: number; duration: number } {
  let entry = -1;
  let left = 0;
  let duration = 0;
  let next = 0;
  return () => {
    while (left === 0 && entry + 1 < times.length) {
      entry++;
      left = times[entry]!.getUint32(0);
      duration = times[entry]!.getUint32(4);
    }
    const time = next;
    next += duration;
    left = Math.max(0, left - 1);
    return { time, duration };
  };
}
