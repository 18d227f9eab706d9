/** A place whose clock people know, with its time zone. */
type Place = readonly [zone: string, latitude: number, longitude: number];

/** One for each clock that many people ride by; the nearest one of the right offset names it. */
const PLACES: readonly Place[] = [
  ["Pacific/Honolulu", 21, -158],
  ["America/Anchorage", 61, -150],
  ["America/Los_Angeles", 34, -118],
  ["America/Phoenix", 33, -112],
  ["America/Denver", 40, -105],
  ["America/Mexico_City", 19, -99],
  ["America/Chicago", 42, -88],
  ["America/Bogota", 5, -74],
  ["America/Toronto", 44, -79],
  ["America/New_York", 41, -74],
  ["America/Halifax", 45, -64],
  ["America/Santiago", -33, -71],
  ["America/St_Johns", 48, -53],
  ["America/Argentina/Buenos_Aires", -35, -58],
  ["America/Sao_Paulo", -24, -47],
  ["Atlantic/Azores", 38, -26],
  ["Atlantic/Reykjavik", 64, -22],
  ["Atlantic/Canary", 28, -15],
  ["Europe/Lisbon", 39, -9],
  ["Europe/London", 51, 0],
  ["Africa/Casablanca", 34, -8],
  ["Europe/Madrid", 40, -4],
  ["Europe/Paris", 49, 2],
  ["Europe/Zurich", 47, 9],
  ["Europe/Berlin", 52, 13],
  ["Europe/Rome", 42, 12],
  ["Europe/Oslo", 60, 11],
  ["Europe/Athens", 38, 24],
  ["Europe/Helsinki", 60, 25],
  ["Africa/Johannesburg", -26, 28],
  ["Europe/Istanbul", 41, 29],
  ["Africa/Nairobi", -1, 37],
  ["Asia/Dubai", 25, 55],
  ["Asia/Kolkata", 20, 78],
  ["Asia/Kathmandu", 28, 85],
  ["Asia/Bangkok", 14, 100],
  ["Asia/Singapore", 1, 104],
  ["Asia/Shanghai", 31, 121],
  ["Asia/Taipei", 25, 121],
  ["Australia/Perth", -32, 116],
  ["Asia/Seoul", 38, 127],
  ["Asia/Tokyo", 36, 140],
  ["Australia/Adelaide", -35, 139],
  ["Australia/Brisbane", -27, 153],
  ["Australia/Sydney", -34, 151],
  ["Pacific/Auckland", -37, 175],
];

/** Farther away than this (degrees) a place's name says nothing about a ride. */
const FAR = 25;

export type ZonePlace = { readonly city: string; readonly isSummer: boolean };

/**
 * Whose clock stands `offsetMinutes` ahead of UTC at a moment (seconds since 1970): the nearest well-known city to the
 * ride. Undefined where none near it has that clock, or where the ride is not known to be anywhere.
 */
export function zonePlace(
  offsetMinutes: number,
  moment: number,
  ride: { readonly latitude: number; readonly longitude: number } | undefined,
): ZonePlace | undefined {
  if (!ride) return undefined;
  const squeeze = Math.cos((ride.latitude * Math.PI) / 180);
  const near = PLACES.map(([zone, latitude, longitude]) => {
    const east = (((longitude - ride.longitude + 540) % 360) - 180) * squeeze;
    return { zone, away: Math.hypot(latitude - ride.latitude, east) };
  })
    .filter(({ away }) => away <= FAR)
    .sort((a, b) => a.away - b.away)
    .find(({ zone }) => offsetOf(zone, moment) === offsetMinutes);
  if (!near) return undefined;
  const year = new Date(moment * 1000).getUTCFullYear();
  const [january, july] = [0, 6].map((month) => offsetOf(near.zone, Date.UTC(year, month, 1) / 1000));
  const isSummer = january !== july && offsetMinutes === Math.max(january!, july!);
  return { city: near.zone.split("/").at(-1)!.replaceAll("_", " "), isSummer };
}

/** Minutes ahead of UTC of a zone's clock at a moment. */
function offsetOf(zone: string, moment: number): number {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const name = format.formatToParts(moment * 1000).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}
