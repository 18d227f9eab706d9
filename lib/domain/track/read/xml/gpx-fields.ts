import type { ChannelName } from "#lib/domain/track/track";

/**
 * Which element of a track point is which channel, by its local name in lower case and at any depth: devices disagree
 * about namespaces, prefixes and nesting, not about these names. All are SI in the formats that define them:
 *  - GPX 1.0: `speed` (m/s), `course`; GPX 1.1: `ele`
 *  - Garmin TrackPointExtension v1 and v2: `hr`, `cad`, `atemp`, `speed`, `course`; PowerExtension: `PowerInWatts`
 *  - Cluetrust gpxdata 1.0: `hr`, `cadence`, `temp`, `distance`, `speed`
 *  - bare `power` (Strava, Garmin Connect), `speed` and `course` (Apple Health)
 */
const FIELDS = new Map<string, ChannelName>([
  ["ele", "elevation"],
  ["speed", "speed"],
  ["course", "course"],
  ["hr", "heartRate"],
  ["heartrate", "heartRate"],
  ["cad", "cadence"],
  ["cadence", "cadence"],
  ["runcadence", "cadence"],
  ["atemp", "temperature"],
  ["temp", "temperature"],
  ["temperature", "temperature"],
  ["power", "power"],
  ["powerinwatts", "power"],
  ["watts", "power"],
  ["distance", "distance"],
]);

export function channelOfField(localName: string): ChannelName | undefined {
  return FIELDS.get(localName);
}
