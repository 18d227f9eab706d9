import type { ByteSource } from "#lib/domain/camera/byte-source";
import { fourCharacters } from "#lib/domain/camera/byte-source";
import { type Box, boxesIn, contentOf, findBox } from "#lib/domain/camera/mp4-box";
import { type Mp4Sample, samplesOf } from "#lib/domain/camera/mp4-samples";
import { filmTime, firstShown, timelineOf } from "#lib/domain/camera/mp4-timeline";

/** A piece of a camera's telemetry: where its bytes lie, and seconds of video time. */
export type TelemetrySample = {
  readonly offset: number;
  readonly size: number;
  readonly time: number;
  readonly duration: number;
};

export type Telemetry =
  | { readonly samples: readonly TelemetrySample[] }
  /** `no_index`: no MP4 or MOV, or its index is missing; `no_telemetry`: an MP4 without a telemetry track. */
  | { readonly missing: "no_index" | "no_telemetry" };

/**
 * Finds the telemetry that GoPro cameras record beside the picture: the track of handler `meta` whose samples are of
 * format `gpmd`. Reads box headers and that track's tables only.
 */
export async function findTelemetry(source: ByteSource): Promise<Telemetry> {
  const moov = await findBox(source, { type: "file", start: 0, end: source.size }, "moov");
  if (!moov) return { missing: "no_index" };
  let pictureStart: number | undefined;
  let found: { samples: Mp4Sample[]; trak: Box } | undefined;
  for await (const trak of boxesIn(source, moov.start, moov.end)) {
    if (trak.type !== "trak") continue;
    const handler = await handlerOf(source, trak);
    if (handler === "vide" && pictureStart === undefined) pictureStart = await beginOf(source, moov, trak);
    else if (handler === "meta" && !found) found = await telemetryIn(source, trak);
  }
  const timeline = found && (await timelineOf(source, moov, found.trak));
  if (!found || !timeline) return { missing: "no_telemetry" };
  const zero = pictureStart ?? 0;
  return {
    samples: found.samples.map(({ offset, size, time, duration }) => ({
      offset,
      size,
      time: filmTime(timeline, time) - zero,
      duration: duration / timeline.timescale,
    })),
  };
}

async function telemetryIn(source: ByteSource, trak: Box): Promise<{ samples: Mp4Sample[]; trak: Box } | undefined> {
  const stbl = await findBox(source, trak, "mdia", "minf", "stbl");
  if (!stbl || (await formatOf(source, stbl)) !== "gpmd") return undefined;
  const samples = await samplesOf(source, stbl);
  return samples.length > 0 ? { samples, trak } : undefined;
}

async function beginOf(source: ByteSource, moov: Box, trak: Box): Promise<number | undefined> {
  const timeline = await timelineOf(source, moov, trak);
  return timeline && firstShown(source, trak, timeline);
}

async function handlerOf(source: ByteSource, trak: Box): Promise<string> {
  const hdlr = await findBox(source, trak, "mdia", "hdlr");
  return hdlr ? fourCharacters(await source.read(hdlr.start, 12), 8) : "";
}

/** The format of the first sample entry. */
async function formatOf(source: ByteSource, stbl: Box): Promise<string> {
  const content = await contentOf(source, await findBox(source, stbl, "stsd"));
  if (!content || content.byteLength < 16) return "";
  return fourCharacters(new Uint8Array(content.buffer, content.byteOffset, 16), 12);
}
