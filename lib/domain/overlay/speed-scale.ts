import { dialScale } from "#lib/domain/overlay/dial";
import { speedIn } from "#lib/domain/overlay/display-units";
import type { GaugeContext } from "#lib/domain/overlay/gauge";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { utcSeconds } from "#lib/domain/units";

/** The scale of a ride's speeds in the units they are shown in. */
export function speedScale({ sampler, units }: Pick<GaugeContext, "sampler" | "units">) {
  return dialScale(speedIn(units.speed, highestSpeed(sampler)));
}

/** Looks at a thousand moments of the ride: the scale need not hold a spike of one second. */
function highestSpeed(sampler: TrackSampler): number {
  let highest = 0;
  for (let probe = 0; probe <= 1000; probe++) {
    const utc = utcSeconds(sampler.start + ((sampler.end - sampler.start) * probe) / 1000);
    highest = Math.max(highest, sampler.sample(utc).speed ?? 0);
  }
  return highest;
}
