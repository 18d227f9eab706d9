import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";

export const RIDE_START = Date.UTC(2024, 4, 1, 9, 0, 0) / 1000;

/** A ride north-east, once a second, every channel changing from second to second. */
export function fixtureGpx(seconds: number): string {
  const points = Array.from({ length: seconds + 1 }, (_, s) => {
    const metres = 8 * s + 20 * Math.sin(s / 7);
    const time = new Date((RIDE_START + s) * 1000).toISOString();
    return `<trkpt lat="${(48 + metres / 160_000).toFixed(7)}" lon="${(11 + metres / 110_000).toFixed(7)}">
      <ele>${(500 + 10 * Math.sin(s / 9)).toFixed(2)}</ele><time>${time}</time><extensions><power>${150 + ((s * 37) % 200)}</power>
      <gpxtpx:TrackPointExtension><gpxtpx:hr>${120 + (s % 50)}</gpxtpx:hr><gpxtpx:cad>${70 + ((s * 7) % 40)}</gpxtpx:cad></gpxtpx:TrackPointExtension>
      </extensions></trkpt>`;
  });
  return `<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"
    xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"><trk><trkseg>${points.join("")}</trkseg></trk></gpx>`;
}

/** `fixtureGpx` of so many seconds, read. */
export async function fixtureRide(length = 60): Promise<TrackSampler> {
  return createSampler(await readTrack([new TextEncoder().encode(fixtureGpx(length))]));
}
