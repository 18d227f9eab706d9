import { degrees, type UtcSeconds, utcSeconds } from "#lib/domain/units";
import { ORIGIN } from "./course.ts";
import { toGeodetic } from "./geodetic.ts";
import { mix } from "./random.ts";
import { gradientAt, roadAt } from "./road.ts";
import { simulateRide, TIME_STEP } from "./simulate.ts";

/** Seconds that the recording lasts; it holds one point more than that. */
export const RIDE_SECONDS = 600;
/** 2025-09-14T06:30:00Z: an early autumn morning, the sun a hand above the eastern ridge. */
export const RIDE_START = utcSeconds(1757831400);
export const VIDEO_SECONDS = 30;
/** Seconds of riding that the video shows before the halt. */
const BEFORE_STOP = 10;

const ride = simulateRide(RIDE_SECONDS + 1);
const stopTime = ride.stopRow * TIME_STEP;
/** The recorder starts up to a second before the rider, so that the bike comes to rest on a whole second. */
const standingFirst = Math.ceil(stopTime) - stopTime;

/** The moment at which the bike has come to rest at the junction: a whole second. */
export const STOPPED_AT: UtcSeconds = utcSeconds(RIDE_START + Math.ceil(stopTime));
/** The moment of the video's first frame: a whole second, which is all that an MP4 clock can say. */
export const VIDEO_START: UtcSeconds = utcSeconds(STOPPED_AT - BEFORE_STOP);
/** The moment at which the bike passes under the start banner and its lamps flash: a whole second. */
export const BANNER_AT: UtcSeconds = utcSeconds(VIDEO_START + 28);

/** What is true at a moment of the sample ride: video and track are both drawn from this. SI units. */
export type Truth = {
  utc: UtcSeconds;
  /** Metres along the ridden line. */
  distance: number;
  speed: number;
  /** Metres per second squared along the road. */
  acceleration: number;
  latitude: number;
  longitude: number;
  elevation: number;
  gradient: number;
  /** Degrees clockwise from north, 0 to 360. */
  course: number;
  power: number;
  cadence: number;
  heartRate: number;
  /** Degrees Celsius. */
  temperature: number;
};

/** The truth at a moment; before the start and after the end of the ride that of the start and the end. */
export function truthAt(utc: UtcSeconds): Truth {
  const { row, share } = rowAt(utc);
  const value = (column: Float64Array) => mix(column[row]!, column[row + 1]!, share);
  const distance = value(ride.distance);
  const road = roadAt(distance);
  const heading = (road.heading * 180) / Math.PI;
  return {
    utc,
    distance,
    speed: value(ride.speed),
    acceleration: (ride.speed[row + 1]! - ride.speed[row]!) / TIME_STEP,
    ...toGeodetic(ORIGIN, road.x, road.y),
    elevation: road.z,
    gradient: gradientAt(distance),
    course: degrees(((heading % 360) + 360) % 360),
    power: value(ride.power),
    cadence: ride.cadence[row]!,
    heartRate: value(ride.heartRate),
    temperature: 13.2 + (utc - RIDE_START) / 400 - (road.z - ORIGIN.elevation) * 0.0065,
  };
}

/** How the bike is being ridden at a moment: what ears can tell and gauges cannot. */
export function bikeAt(utc: UtcSeconds): { braking: number; development: number } {
  const { row } = rowAt(utc);
  return { braking: ride.braking[row]!, development: ride.development[row]! };
}

/** The moment at which the bike passes a distance; at the junction the moment of arriving. */
export function momentOfPassing(distance: number): UtcSeconds {
  let [before, after] = [0, ride.distance.length - 1];
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (ride.distance[middle]! < distance) before = middle;
    else after = middle;
  }
  const step = ride.distance[after]! - ride.distance[before]!;
  const share = step > 0 ? (distance - ride.distance[before]!) / step : 1;
  return utcSeconds(RIDE_START + standingFirst + (before + share) * TIME_STEP);
}

function rowAt(utc: UtcSeconds): { row: number; share: number } {
  const place = Math.min(ride.distance.length - 1.001, Math.max(0, (utc - RIDE_START - standingFirst) / TIME_STEP));
  const row = Math.floor(place);
  return { row, share: place - row };
}
