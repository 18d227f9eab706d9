import { geoidHeight } from "#lib/domain/camera/geoid";
import { type GpmfItem, gpmfItems, gpmfNumbers, gpmfText } from "#lib/domain/camera/gpmf";
import { type GpmfStream, gpmfStream, scaledRows } from "#lib/domain/camera/gpmf-stream";
import { type GpsPoint, type GpsReading, LEAST_FIX, MOST_DOP } from "#lib/domain/camera/gps-block";
import { karmaGps } from "#lib/domain/camera/karma-gps";
import { parseTime } from "#lib/domain/parse-time";

/**
 * The GPS of one payload of GPMF: GPS9 (HERO11 and newer; every point has its own time, precision and fix), else GPS5
 * with its GPSU, GPSF and GPSP (HERO5 to HERO10), else the position of a Karma drone that carries the camera.
 */
export function gpsOf(payload: Uint8Array): GpsReading {
  let device: string | undefined;
  let found: GpsReading | undefined;
  for (const outer of gpmfItems(payload)) {
    if (outer.key !== "DEVC") continue;
    const streams: GpmfStream[] = [];
    for (const item of gpmfItems(outer.bytes)) {
      if (item.key === "DVNM") device ??= gpmfText(item).trim() || undefined;
      else if (item.key === "STRM") streams.push(gpmfStream(item));
    }
    found = better(found, readingOf(streams));
  }
  return { withoutFix: 0, ...found, ...(device ? { device } : {}) };
}

function readingOf(streams: readonly GpmfStream[]): GpsReading | undefined {
  const stream9 = streams.find((stream) => stream.has("GPS9"));
  if (stream9) return gps9(stream9);
  const stream5 = streams.find((stream) => stream.has("GPS5"));
  return stream5 ? gps5(stream5) : karmaGps(streams);
}

function better(a: GpsReading | undefined, b: GpsReading | undefined): GpsReading | undefined {
  return a?.block || !b ? a : b;
}

/** Latitude, longitude, altitude, 2D speed, 3D speed; time, fix and precision once for all points. */
function gps5(stream: GpmfStream): GpsReading {
  const rows = scaledRows(stream, "GPS5");
  const utc = gpsDate(stream.get("GPSU"));
  const fix = firstNumber(stream, "GPSF") ?? LEAST_FIX;
  const dop = (firstNumber(stream, "GPSP") ?? 0) / 100;
  if (fix < LEAST_FIX || dop > MOST_DOP || utc === undefined) return { withoutFix: rows.length };
  const points = rows.map(pointOf);
  return blockOf(utc, isAboveSea(stream) ? points : points.map(aboveSea), 0);
}

/** HERO8 and newer say so; before, heights were above the ellipsoid: up to 107 m off what a map calls altitude. */
function isAboveSea(stream: GpmfStream): boolean {
  const system = stream.get("GPSA");
  return system !== undefined && gpmfText(system).startsWith("MSLV");
}

function aboveSea(point: GpsPoint): GpsPoint {
  return { ...point, elevation: point.elevation - geoidHeight(point.latitude, point.longitude) };
}

const DAY = 86_400;
const YEAR_2000 = 10_957 * DAY;

/** The five values of GPS5, then days since 2000, seconds of the day, dilution of precision and fix of each point. */
function gps9(stream: GpmfStream): GpsReading {
  const rows = scaledRows(stream, "GPS9").filter((row) => row.length >= 9);
  const fixed = rows.filter(([, , , , , , , dop = 0, fix = 0]) => fix >= LEAST_FIX && dop <= MOST_DOP);
  const points = fixed.map((row) => ({ ...pointOf(row), utc: YEAR_2000 + row[5]! * DAY + row[6]! }));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return { withoutFix: rows.length };
  // The payload begins with its first row, also where that has no fix and thus no time to be trusted.
  const leftOut = rows.indexOf(fixed[0]!);
  const steps = rows.indexOf(fixed.at(-1)!) - leftOut;
  const step = steps > 0 ? (last.utc - first.utc) / steps : USUAL_STEP;
  return blockOf(first.utc - leftOut * step, points, rows.length - points.length);
}

/** Seconds between two points of GPS9. */
const USUAL_STEP = 0.1;

function pointOf([
  latitude = Number.NaN,
  longitude = Number.NaN,
  elevation = Number.NaN,
  speed = Number.NaN,
]: number[]): GpsPoint {
  return { latitude, longitude, elevation, speed };
}

function blockOf(utc: number, points: readonly GpsPoint[], withoutFix: number): GpsReading {
  return points.length > 0 ? { block: { utc, points }, withoutFix } : { withoutFix };
}

function firstNumber(stream: GpmfStream, key: string): number | undefined {
  const item = stream.get(key);
  return item && gpmfNumbers(item)[0]?.[0];
}

/** `190506181507.395` is 2019-05-06T18:15:07.395Z. */
function gpsDate(item: GpmfItem | undefined): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)$/.exec(item ? gpmfText(item).trim() : "") ?? [];
  const moment = parseTime(`20${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}
