import { LINK } from "#lib/domain/track/derive/gaps";
import type { Ride } from "#lib/domain/track/ride";
import type { Curve } from "./curve-points.ts";

export type CurveName = "speed" | "elevation" | "heartRate" | "power";

/** A curve with what its lowest and its highest place in the drawing stand for. */
export type RideCurve = Curve & { readonly name: CurveName; readonly low: number; readonly high: number };

/** Each fills at least this much (m/s, m, beats per minute, W): a flat road must not look like the Alps. */
const LEAST_RANGE: Record<CurveName, number> = { speed: 5, elevation: 40, heartRate: 30, power: 100 };
const FROM_ZERO: readonly CurveName[] = ["speed", "power"];

/** The curves that a ride has, over all of it, in the order in which they are offered. */
export function rideCurves(ride: Ride): readonly RideCurve[] {
  const { track, links } = ride;
  const columns: Record<CurveName, Float64Array | undefined> = {
    speed: ride.speed,
    elevation: ride.elevation,
    heartRate: track.channels.heartRate,
    power: track.channels.power,
  };
  const isSteady = (i: number) => links.kinds[i] === LINK.steady;
  const isKnown = (i: number) => isSteady(i) || links.kinds[i] === LINK.pause;
  return (Object.keys(columns) as CurveName[]).flatMap((name) => {
    const values = columns[name];
    const range = values && rangeOf(values);
    if (!range) return [];
    const low = FROM_ZERO.includes(name) ? 0 : range.low;
    const high = Math.max(range.high, low + LEAST_RANGE[name]);
    // Who pauses stands at one place; what heart and legs do meanwhile nobody recorded.
    const joined = name === "speed" || name === "elevation" ? isKnown : isSteady;
    return [{ name, time: track.time, values, joined, longestStep: links.longestStep, low, high }];
  });
}

function rangeOf(values: Float64Array): { low: number; high: number } | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high >= low ? { low, high } : undefined;
}
