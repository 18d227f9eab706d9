import { integrate } from "#lib/domain/track/derive/integral";
import type { Metric } from "#lib/domain/track/metrics/metric";

/** Joules of work on the pedals for a kilocalorie burnt: 4184 J, of which a cyclist makes 23.9 % into work. */
const WORK_PER_KILOCALORIE = 1000;

/**
 * From the work on the pedals, a kilocalorie for a kilojoule: the gross efficiency of cyclists is 20 to 25 % (E. F.
 * Coyle et al., Med Sci Sports Exerc 24, 1992). Absent without power: formulas by heart rate (L. R. Keytel et al.,
 * J Sports Sci 23, 2005) need age and sex and err by a fifth all the same.
 */
export const calories: Metric = {
  needs: ["power"],
  unit: [0, "kcal"],
  derive(ride) {
    const { power } = ride.track.channels;
    if (!power) return undefined;
    const { total } = integrate(ride, power);
    for (let i = 0; i < total.length; i++) total[i]! /= WORK_PER_KILOCALORIE;
    return { kind: "soFar", values: total };
  },
};
