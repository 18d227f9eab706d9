import { deriveRide, type Ride } from "#lib/domain/track/ride";
import { type Cursor, sample } from "#lib/domain/track/sample";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { SampleKey, Track } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

/**
 * Derives speed, distance, gradient, course and stops from a track once, so that any moment can then be asked for at
 * frame rate. Answers do not depend on what was asked before.
 */
export function createSampler(track: Track): TrackSampler {
  const ride = deriveRide(track);
  const cursor: Cursor = { index: 0 };
  return {
    track,
    start: utcSeconds(track.time[0]!),
    end: utcSeconds(track.time.at(-1)!),
    totalDistance: ride.distance?.at(-1) ?? 0,
    totalMovingTime: ride.movingTime.at(-1)!,
    available: availableKeys(ride),
    distance: ride.distance ?? new Float64Array(track.time.length).fill(Number.NaN),
    smoothElevation: ride.smoothElevation,
    sample: (utc) => sample(ride, utc, cursor),
  };
}

function availableKeys({ track, ...ride }: Ride): ReadonlySet<SampleKey> {
  const { channels } = track;
  const sources: Readonly<Partial<Record<SampleKey, Float64Array | undefined>>> = {
    latitude: channels.latitude,
    longitude: channels.longitude,
    heartRate: channels.heartRate,
    cadence: channels.cadence,
    power: channels.power,
    balance: channels.balance,
    gearFront: channels.gearFront,
    gearRear: channels.gearRear,
    temperature: channels.temperature,
    elevation: ride.elevation,
    speed: ride.speed,
    course: ride.course,
    distance: ride.distance,
    gradient: ride.gradient,
    elapsed: track.time,
    movingTime: ride.movingTime,
  };
  return new Set((Object.keys(sources) as SampleKey[]).filter((key) => sources[key]));
}
