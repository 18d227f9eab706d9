import type { Rider } from "#lib/domain/rider";
import { hidePlaces } from "#lib/domain/track/hide-places";
import { NOTHING_HIDDEN, type Privacy } from "#lib/domain/track/privacy-zones";
import { deriveRide, type Ride } from "#lib/domain/track/ride";
import { type Cursor, sample } from "#lib/domain/track/sample";
import { sampleSource } from "#lib/domain/track/sample-source";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { Track } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

/**
 * Derives everything that a track can tell once, so that any moment can then be asked for at frame rate. Answers do not
 * depend on what was asked before. What the project knows of its rider wins over what the file does. Places that are
 * kept back are unknown to whoever draws from it.
 */
export function createSampler(track: Track, rider: Rider = {}, privacy = NOTHING_HIDDEN): TrackSampler {
  return samplerOf(deriveRide(track), rider, privacy);
}

/** The same from a derived ride, which is most of the work: another rider or zone changes the last steps only. */
export function samplerOf(whole: Ride, rider: Rider, privacy: Privacy = NOTHING_HIDDEN): TrackSampler {
  const ride = hidePlaces(whole, privacy);
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
