import { type GpmfStream, scaledRows } from "#lib/domain/camera/gpmf-stream";
import { type GpsPoint, type GpsReading, LEAST_FIX } from "#lib/domain/camera/gps-block";

/**
 * The position of a Karma drone, which writes it beside the streams of the camera that it carries: GLPI (its clock,
 * latitude, longitude, altitude, height, speed north, east and down, heading), four times a second. GPRI tells the
 * receiver's fix and SYST what UTC it is on the drone's clock, in whole seconds.
 */
export function karmaGps(streams: readonly GpmfStream[]): GpsReading | undefined {
  const rows = (key: string) => scaledRows(streams.find((stream) => stream.has(key)) ?? new Map(), key);
  const positions = rows("GLPI").filter((row) => row.length >= 7);
  if (positions.length === 0) return undefined;
  const [tick, utc] = rows("SYST")[0] ?? [];
  const fix = rows("GPRI").at(-1)?.[8] ?? 0;
  if (fix < LEAST_FIX || tick === undefined || utc === undefined) return { withoutFix: positions.length };
  const points = positions.map(
    ([clock, latitude, longitude, elevation, , north, east]): GpsPoint & { utc: number } => ({
      latitude: latitude!,
      longitude: longitude!,
      elevation: elevation!,
      speed: Math.hypot(north!, east!),
      utc: clock! + utc - tick,
    }),
  );
  return { block: { utc: points[0]!.utc, points }, withoutFix: 0 };
}
