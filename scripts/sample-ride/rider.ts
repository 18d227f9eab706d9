import { STOP_AT } from "./course.ts";
import { smoothstep } from "./random.ts";
import { curvatureAt, gradientAt } from "./road.ts";

/** How the rider decides: how fast a place may be taken, and how hard to push. */

const TRAFFIC_SPEED = 14.2;
/** Metres per second squared that the rider accepts sideways in a bend. */
const SIDEWAYS = 2.6;
const STEP = 0.5;

/** Comfortable braking: firm while fast, easing off to a soft halt. */
function brakingAt(speed: number): number {
  return 0.8 + 0.6 * smoothstep(0, 4.5, speed);
}

/** The highest speed from which every bend ahead, and the stop while it lies ahead, is still met comfortably. */
export function speedLimits(length: number): (distance: number, mustStop: boolean) => number {
  const free = planBackwards(length, false);
  const stopping = planBackwards(STOP_AT, true);
  return (distance, mustStop) => {
    const plan = mustStop ? stopping : free;
    if (mustStop && distance >= STOP_AT) return 0;
    const place = Math.min(plan.length - 1.001, Math.max(0, distance / STEP));
    const index = Math.floor(place);
    const squared = plan[index]! + (plan[index + 1]! - plan[index]!) * (place - index);
    return Math.sqrt(squared);
  };
}

/** Squares of the speed limits each half metre (linear between: steady braking), worked out from the end back. */
function planBackwards(length: number, stop: boolean): Float64Array {
  const last = Math.round(length / STEP);
  const squares = new Float64Array(last + 1);
  squares[last] = stop ? 0 : TRAFFIC_SPEED ** 2;
  for (let i = last - 1; i >= 0; i--) {
    const bend = SIDEWAYS / Math.max(1e-6, Math.abs(curvatureAt(i * STEP)));
    const next = squares[i + 1]!;
    squares[i] = Math.min(TRAFFIC_SPEED ** 2, bend, next + 2 * brakingAt(Math.sqrt(next)) * STEP);
  }
  return squares;
}

/** Watts the rider means to give: steady on the flat, more uphill, less down, more while getting up to speed, with the ebb and flow of real legs. */
export function intendedPower(distance: number, speed: number, time: number): number {
  const gradient = gradientAt(distance);
  const terrain = 186 + 1150 * Math.max(0, gradient) + 2400 * Math.min(0, gradient);
  const settingOff = 36 * Math.max(0, 7.2 - speed) * (1 - smoothstep(0.01, 0.05, gradient));
  const legs =
    9 * Math.sin(time / 7.3 + 0.4) +
    7 * Math.sin(time / 3.1 + 1.9) +
    5 * Math.sin(time / 1.27) +
    6 * Math.sin(time / 23);
  return Math.max(0, Math.min(terrain, 292) + settingOff + legs);
}
