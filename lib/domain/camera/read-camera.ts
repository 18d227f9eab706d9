import { type ByteSource, readAhead } from "#lib/domain/camera/byte-source";
import { findTelemetry, type TelemetrySample } from "#lib/domain/camera/find-telemetry";
import { gpsOf } from "#lib/domain/camera/gpmf-gps";
import type { GpsReading } from "#lib/domain/camera/gps-block";
import { fitGpsClock, type PlacedBlock, pointTimes } from "#lib/domain/camera/gps-clock";
import { isUserFault, toAppError } from "#lib/domain/errors";
import type { GpsClock } from "#lib/domain/render/video-facts";
import { createTrackBuilder } from "#lib/domain/track/read/track-builder";
import type { Track, TrackWarning } from "#lib/domain/track/track";

/** What a video's own telemetry gives: a ride and the exact time of its first frame, or why there is none. */
export type CameraReading =
  | { readonly track: Track; readonly clock: GpsClock }
  /** `reason` in plain words, for people: a whole sentence. */
  | { readonly track?: undefined; readonly reason: string };

/** Samples under way at a time: they lie all over the file, and each may be a request over the network. */
const AT_ONCE = 8;
/** A second of GoPro's telemetry takes 5 to 100 kB; more is no telemetry. */
const LARGEST_SAMPLE = 4 * 1024 * 1024;
/** Seven hours of 18 points a second; cameras begin a new file long before. */
const MOST_POINTS = 500_000;

/**
 * Reads the GPS that a camera recorded into its video: of the file only the headers, the telemetry's tables and the
 * telemetry itself. Whatever the file holds, the answer is a reading; only `read` may throw.
 */
export async function readCamera(source: ByteSource): Promise<CameraReading> {
  const telemetry = await findTelemetry(readAhead(source));
  if ("missing" in telemetry) return { reason: MISSING[telemetry.missing] };
  const samples = telemetry.samples.filter(({ size }) => size >= 8 && size <= LARGEST_SAMPLE);
  // Samples do not overlap; a table that says so would have the same bytes read a hundred thousand times.
  if (samples.reduce((sum, { size }) => sum + size, 0) > source.size) return { reason: MISSING.no_telemetry };
  const blocks: PlacedBlock[] = [];
  let points = 0;
  let withoutFix = 0;
  let device: string | undefined;
  for (let at = 0; at < samples.length; at += AT_ONCE) {
    const readings = await Promise.all(samples.slice(at, at + AT_ONCE).map((sample) => readingOf(source, sample)));
    for (const { block, sample, ...reading } of readings) {
      device ??= reading.device;
      withoutFix += reading.withoutFix;
      if (!block) continue;
      points += block.points.length;
      if (points > MOST_POINTS) return { reason: TOO_MANY };
      blocks.push({ ...block, time: sample.time, duration: sample.duration });
    }
  }
  if (blocks.length === 0) return { reason: withoutFix > 0 ? NO_FIX : NO_GPS };
  return rideOf(blocks, withoutFix, device);
}

const MISSING = {
  no_index: "Only MP4 and MOV files can hold the camera's own GPS.",
  no_telemetry: "The camera recorded no GPS into this video.",
} as const;
const NO_GPS = "The camera recorded motion data into this video, but no GPS.";
const TOO_MANY = "The GPS in this video has more positions than a camera records, so it was left aside.";
const NO_FIX = "The camera's GPS found no satellites during this video.";

async function readingOf(
  source: ByteSource,
  sample: TelemetrySample,
): Promise<GpsReading & { sample: TelemetrySample }> {
  return { ...gpsOf(await source.read(sample.offset, sample.size)), sample };
}

function rideOf(blocks: readonly PlacedBlock[], withoutFix: number, device: string | undefined): CameraReading {
  const fit = fitGpsClock(blocks);
  const times = pointTimes(blocks, fit);
  const builder = createTrackBuilder();
  blocks.forEach(({ points }, k) => {
    points.forEach((point, i) => {
      builder.beginPoint();
      builder.setTime(times[k]![i]!);
      builder.setValue("latitude", point.latitude);
      builder.setValue("longitude", point.longitude);
      builder.setValue("elevation", point.elevation);
      builder.setValue("speed", point.speed);
      builder.endPoint();
    });
  });
  try {
    const creator = device === undefined ? "GoPro" : /gopro/i.test(device) ? device : `GoPro ${device}`;
    const track = builder.build({ format: "gpmf", creator }, searching(withoutFix));
    return { track, clock: { ...fit, points: track.time.length } };
  } catch (error) {
    if (isUserFault(toAppError(error).code)) return { reason: NO_FIX };
    throw error;
  }
}

function searching(withoutFix: number): TrackWarning[] {
  if (withoutFix === 0) return [];
  const message = `${withoutFix} points left out that the camera wrote while it searched for satellites.`;
  return [{ code: "points_without_position", count: withoutFix, message }];
}
