import { neverFalling } from "#lib/domain/overlay/ride-progress";
import { type Climb, findClimbs } from "#lib/domain/track/climbs";
import type { TrackSampler } from "#lib/domain/track/sampler";

const found = new WeakMap<TrackSampler, readonly Climb[]>();

/** The climbs of a ride, looked for once; none where it has no heights or no length. */
export function rideClimbs(sampler: TrackSampler): readonly Climb[] {
  const known = found.get(sampler);
  if (known) return known;
  const { smoothElevation } = sampler;
  const climbs = smoothElevation ? findClimbs(neverFalling(sampler.distance), smoothElevation) : [];
  found.set(sampler, climbs);
  return climbs;
}
