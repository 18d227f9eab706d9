import type { Rider } from "#lib/domain/rider";
import type { ColumnKind } from "#lib/domain/track/column-kind";
import type { Ride } from "#lib/domain/track/ride";
import type { Sample, SampleKey } from "#lib/domain/track/track";

/** A value that follows from the others of the same moment, those in `needs`; NaN where it is unknown. */
export type Formula = (sample: Sample) => number;

/** Either a column on the ride's samples (NaN where unknown), or a formula. */
type Derived = { readonly kind: ColumnKind; readonly values: Float64Array } | { readonly of: Formula };

/** One kind of derived value. Its key in a sample is its name in the registry. */
export type Metric = {
  /** Keys that the track must be able to give, of channels or of metrics that stand before it in the registry. */
  readonly needs: readonly SampleKey[];
  /** For people at a terminal: decimals and unit, "" for none. */
  readonly unit: readonly [decimals: number, unit: string];
  /** Undefined when the ride or what is known of the rider does not suffice. */
  derive(ride: Ride, rider: Rider): Derived | undefined;
};
