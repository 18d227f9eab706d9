import type { Rider } from "#lib/domain/rider";
import type { Sample, SampleKey, Track } from "#lib/domain/track/track";
import type { UtcSeconds } from "#lib/domain/units";

/** A track made ready to be asked about any moment: raw columns plus what is derived from them. */
export type TrackSampler = {
  readonly track: Track;
  /** The project's rider, else what the file knows. */
  readonly rider: Rider;
  readonly start: UtcSeconds;
  readonly end: UtcSeconds;
  /** Metres over the whole ride. */
  readonly totalDistance: number;
  /** Seconds over the whole ride. */
  readonly totalMovingTime: number;
  /** Which sample keys this track can ever give: gauges whose keys are missing hide. */
  readonly available: ReadonlySet<SampleKey>;
  /** Derived columns on the samples of `track.time` (NaN where unknown). */
  readonly distance: Float64Array;
  readonly smoothElevation: Float64Array | undefined;
  /** The values at a moment. Outside the ride every key but `utc` is absent. */
  sample(utc: UtcSeconds): Sample;
};
