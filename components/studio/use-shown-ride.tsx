import { useDeferredValue, useMemo } from "react";
import type { Rider } from "#lib/domain/rider";
import { samplerOf } from "#lib/domain/track/create-sampler";
import type { Privacy } from "#lib/domain/track/privacy-zones";
import type { Ride } from "#lib/domain/track/ride";
import type { TrackSampler } from "#lib/domain/track/sampler";

/** What is drawn over the video: the ride without its hidden places, as the render has it. `whole` knows them all. */
export function useShownRide(ride: Ride, whole: TrackSampler, rider: Rider, privacy: Privacy): TrackSampler {
  // A long ride takes some frames to cut: a circle that is dragged does not wait for it.
  const zones = useDeferredValue(privacy.zones);
  return useMemo(() => (zones.length === 0 ? whole : samplerOf(ride, rider, { zones })), [ride, whole, rider, zones]);
}
