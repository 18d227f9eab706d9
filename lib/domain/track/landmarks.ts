import type { Climb } from "#lib/domain/track/climbs";
import { LINK } from "#lib/domain/track/derive/gaps";
import type { Ride } from "#lib/domain/track/ride";
import { type UtcSeconds, utcSeconds } from "#lib/domain/units";

/** A moment of a ride that can be recognised in a picture. */
export type Landmark = {
  readonly kind: "start" | "stop" | "setOff" | "top" | "highest" | "end";
  readonly utc: UtcSeconds;
  /** Of a stop, at either end of it: seconds that it lasted. */
  readonly lasted?: number;
};

/** A highest point is one when the ride is not flat: metres between its lowest and its highest. */
const LEAST_RELIEF = 30;
/** The highest point is not told again when a climb ends so many seconds from it. */
const SAME = 30;

/** Start, end, stops and tops of a ride, in order. `climbs` as `findClimbs` gives them. */
export function findLandmarks(ride: Ride, climbs: readonly Climb[]): readonly Landmark[] {
  const { time } = ride.track;
  const tops = climbs.flatMap(({ end }) => topOf(ride, end));
  const found: Landmark[] = [
    { kind: "start", utc: utcSeconds(time[0]!) },
    ...stops(ride),
    ...tops,
    ...highest(ride).filter(({ utc }) => tops.every((top) => Math.abs(top.utc - utc) > SAME)),
    { kind: "end", utc: utcSeconds(time.at(-1)!) },
  ];
  return found.sort((a, b) => a.utc - b.utc);
}

/** Where the moving time stands; not across what was not recorded. A ride that begins or ends standing has one half. */
function stops({ track: { time }, links, movingTime }: Ride): Landmark[] {
  const found: Landmark[] = [];
  const stands = (i: number) =>
    i < links.kinds.length &&
    movingTime[i] === movingTime[i + 1] &&
    (links.kinds[i] === LINK.steady || links.kinds[i] === LINK.pause);
  for (let first = 0; first < time.length; first++) {
    let last = first;
    while (stands(last)) last++;
    if (last === first) continue;
    const lasted = time[last]! - time[first]!;
    if (first > 0) found.push({ kind: "stop", utc: utcSeconds(time[first]!), lasted });
    if (last < time.length - 1) found.push({ kind: "setOff", utc: utcSeconds(time[last]!), lasted });
    first = last;
  }
  return found;
}

function topOf({ track: { time }, distance }: Ride, metres: number): Landmark[] {
  const reached = distance?.findIndex((ridden) => ridden >= metres) ?? -1;
  return reached < 0 ? [] : [{ kind: "top", utc: utcSeconds(time[reached]!) }];
}

function highest({ track: { time }, smoothElevation }: Ride): Landmark[] {
  let low = Number.POSITIVE_INFINITY;
  let at = -1;
  for (const [i, height] of smoothElevation?.entries() ?? []) {
    if (height < low) low = height;
    if (at < 0 ? !Number.isNaN(height) : height > smoothElevation![at]!) at = i;
  }
  return at >= 0 && smoothElevation![at]! - low >= LEAST_RELIEF
    ? [{ kind: "highest", utc: utcSeconds(time[at]!) }]
    : [];
}
