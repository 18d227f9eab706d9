import { joinedBytes } from "#lib/domain/joined-bytes";
/** Writes GPMF as cameras do, so that tests need no camera's file. See github.com/gopro/gpmf-parser. */
export type FixturePoint = {
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation: number;
  readonly speed: number;
};

/** One second of a HERO5 to HERO10: the time, fix and precision stand once for all points. */
export function gps5Payload(given: {
  utc: number;
  points: readonly FixturePoint[];
  fix?: number;
  dop?: number;
  /** Heights are above mean sea level, as a HERO8 says; else above the ellipsoid. */
  aboveSea?: boolean;
}): Uint8Array {
  const { utc, points, fix = 3, dop = 2.05, aboveSea = true } = given;
  const rows = points.flatMap(scaledPosition);
  return device("Hero7 Black", [
    item("STNM", "c", 1, ascii("GPS (Lat., Long., Alt., 2D speed, 3D speed)")),
    item("GPSF", "L", 4, numbers(4, [fix])),
    item("GPSU", "U", 16, ascii(gpsDate(utc))),
    item("GPSP", "S", 2, numbers(2, [Math.round(dop * 100)])),
    ...(aboveSea ? [item("GPSA", "F", 4, ascii("MSLV"))] : []),
    item("SCAL", "l", 4, numbers(4, [1e7, 1e7, 1000, 1000, 100])),
    item("GPS5", "l", 20, numbers(4, rows)),
  ]);
}

/** One second of a HERO11 or newer: each point with its own time (UTC seconds), fix and precision. */
export function gps9Payload(
  points: readonly (FixturePoint & { utc: number; fix?: number; dop?: number })[],
): Uint8Array {
  const rows = points.map((point) => {
    const { utc, fix = 3, dop = 1.5 } = point;
    const days = Math.floor(utc / 86_400);
    const long = [...scaledPosition(point), days - 10_957, Math.round((utc - days * 86_400) * 1000)];
    return joinedBytes([numbers(4, long), numbers(2, [Math.round(dop * 100), fix])]);
  });
  return device("HERO11 Black", [
    item("TYPE", "c", 1, ascii("lllllllSS")),
    item("SCAL", "l", 4, numbers(4, [1e7, 1e7, 1000, 1000, 100, 1, 1000, 100, 1])),
    item("GPS9", "?", 32, joinedBytes(rows)),
  ]);
}

/** What a camera without GPS (HERO12) writes: motion only. */
export function motionPayload(): Uint8Array {
  return device("HERO12 Black", [item("SCAL", "s", 2, numbers(2, [417])), item("ACCL", "s", 6, numbers(2, [1, 2, 3]))]);
}

function device(name: string, stream: readonly Uint8Array[]): Uint8Array {
  return nest("DEVC", [item("DVID", "L", 4, numbers(4, [1])), item("DVNM", "c", 1, ascii(name)), nest("STRM", stream)]);
}

function scaledPosition({ latitude, longitude, elevation, speed }: FixturePoint): number[] {
  const scaled = [latitude * 1e7, longitude * 1e7, elevation * 1000, speed * 1000, speed * 100];
  return scaled.map(Math.round);
}

/** A key, a type, the size of a structure, and values padded to four bytes. */
function item(key: string, type: string, size: number, bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 + Math.ceil(bytes.length / 4) * 4);
  whole.set(ascii(key + type), 0);
  whole[5] = size;
  new DataView(whole.buffer).setUint16(6, bytes.length / size);
  whole.set(bytes, 8);
  return whole;
}

function nest(key: string, items: readonly Uint8Array[]): Uint8Array {
  return item(key, "\0", 4, joinedBytes(items)).map((byte, i) => (i === 5 ? 4 : byte));
}

function numbers(size: 2 | 4, values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(size * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    if (size === 4) view.setInt32(4 * i, value);
    else view.setInt16(2 * i, value);
  });
  return bytes;
}

/** `190506181507.395` */
function gpsDate(utc: number): string {
  return new Date(Math.round(utc * 1000)).toISOString().replace(/^20|[-T:Z]/g, "");
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
