/** A stretch of a ride that goes up for long enough to be called a climb. Metres of distance and of height. */
export type Climb = {
  readonly start: number;
  readonly end: number;
  /** Elevation at the start and at the top. */
  readonly foot: number;
  readonly top: number;
};

/** What counts, as on bike computers (Garmin, "Understanding ClimbPro on the Edge"): length × percent is the score. */
const LEAST_LENGTH = 500;
const LEAST_GRADIENT = 0.03;
const LEAST_SCORE = 1500;

/** A road that rises less than this is not part of a climb at its ends, and within one it is a dip. */
const CLIMBING = 0.02;
/** A dip deeper than this many metres, and than this share of what was climbed before it, ends the climb. */
const LEAST_DIP = 12;
const DIP_SHARE = 0.2;

/**
 * The climbs of a ride, in order. Each begins and ends where the height above a road of 2 % is lowest and highest, so
 * that neither a flat run-in nor a flat summit counts; dips and false flats that are small beside the climb belong to
 * it. `distance` never falls and `elevation` is smoothed; samples without an elevation are passed over.
 */
export function findClimbs(distance: Float64Array, elevation: Float64Array): readonly Climb[] {
  const climbs: Climb[] = [];
  /** Samples where the height above a steady 2 % was lowest and, since then, highest; -1 before the first. */
  let low = -1;
  let high = -1;
  const above = (i: number) => elevation[i]! - distance[i]! * CLIMBING;
  const close = () => {
    if (low >= 0) climbs.push(...qualified(distance, elevation, low, high));
  };
  for (let i = 0; i < distance.length; i++) {
    if (Number.isNaN(above(i))) continue;
    const gained = low < 0 ? 0 : above(high) - above(low);
    const lost = low < 0 ? 0 : above(high) - above(i);
    if (low < 0 || lost >= gained || lost > Math.max(LEAST_DIP, gained * DIP_SHARE)) {
      close();
      low = i;
      high = i;
    } else if (above(i) > above(high)) high = i;
  }
  close();
  return climbs;
}

function qualified(distance: Float64Array, elevation: Float64Array, low: number, high: number): Climb[] {
  const climb = { start: distance[low]!, end: distance[high]!, foot: elevation[low]!, top: elevation[high]! };
  const length = climb.end - climb.start;
  const gradient = (climb.top - climb.foot) / length;
  const counts = length >= LEAST_LENGTH && gradient >= LEAST_GRADIENT && length * gradient * 100 >= LEAST_SCORE;
  return counts ? [climb] : [];
}
