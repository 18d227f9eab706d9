import type { Rider } from "#lib/domain/rider";
import { deriveRide, type Ride } from "#lib/domain/track/ride";
import { type Cursor, sample } from "#lib/domain/track/sample";
import { sampleSource } from "#lib/domain/track/sample-source";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { Track } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

/**
 * Derives everything that a track can tell once, so that any moment can then be asked for at frame rate. Answers do not
 * depend on what was asked before. What the project knows of its rider wins over what the file does.
 */
export function createSampler(track: Track, rider: Rider = {}): TrackSampler {
  return samplerOf(deriveRide(track), rider);
}

/** The same from a derived ride, which is most of the work: another rider changes the last step only. */
export function samplerOf(ride: Ride, rider: Rider): TrackSampler {
  const { track } = ride;
  const known: Rider = { ...track.rider, ...rider };
  const source = sampleSource(ride, known);
  const cursor: Cursor = { index: 0 };
  return {
    track,
    rider: known,
    start: utcSeconds(track.time[0]!),
    end: utcSeconds(track.time.at(-1)!),
    totalDistance: ride.distance?.at(-1) ?? 0,
    totalMovingTime: ride.movingTime.at(-1)!,
    available: source.available,
    distance: ride.distance ?? new Float64Array(track.time.length).fill(Number.NaN),
    smoothElevation: ride.smoothElevation,
    sample: (utc) => sample(ride, source, utc, cursor),
  };
}
