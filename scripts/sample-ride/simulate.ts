import { COURSE_LENGTH, STOP_AT, STOP_SECONDS } from "./course.ts";
import { intendedPower, speedLimits } from "./rider.ts";
import { gradientAt } from "./road.ts";

/** The ride in columns, one row each TIME_STEP seconds from the moment the rider sets off. SI units. */
export type Simulation = {
  readonly distance: Float64Array;
  readonly speed: Float64Array;
  readonly power: Float64Array;
  /** Revolutions a minute; 0 while coasting. */
  readonly cadence: Float64Array;
  readonly heartRate: Float64Array;
  /** Metres per second squared given by the brakes. */
  readonly braking: Float64Array;
  /** Metres that one turn of the cranks brings in the gear that is in. */
  readonly development: Float64Array;
  /** Row at which the bike has come to rest at the junction. */
  readonly stopRow: number;
};

export const TIME_STEP = 0.02;

const MASS = 82;
/** Wheels turn as well as move: they count a little more than they weigh. */
const INERTIA = MASS + 1.2;
const GRAVITY = 9.80665;
const ROLLING = 0.0046;
const DRAG_AREA = 0.34;
/** Kilograms in a cubic metre of air at 1,250 m and 14 °C. */
const AIR = 1.06;
const DRIVETRAIN = 0.976;
/** Newtons: what legs can bring to the road from a standstill. */
const STRONGEST_PUSH = 92;
const DEVELOPMENTS = [2.05, 2.35, 2.7, 3.1, 3.55, 4.05, 4.6, 5.25, 6, 6.85, 7.8] as const;

/**
 * Rides the course by the usual equation of motion (Martin et al. 1998):
 * m·dv/dt = P·η/v − m·g·(sin α + Crr·cos α) − ½·ρ·CdA·v² − brakes.
 */
export function simulateRide(duration: number): Simulation {
  const rows = Math.round(duration / TIME_STEP) + 1;
  const column = () => new Float64Array(rows);
  const [distance, speed, power, cadence] = [column(), column(), column(), column()];
  const [heartRate, braking, development] = [column(), column(), column()];
  const limitAt = speedLimits(COURSE_LENGTH);
  let gear = 3;
  let sinceShift = 0;
  let stopRow = -1;
  let waited = 0;
  let legs = 0;
  heartRate[0] = 98;
  development[0] = DEVELOPMENTS[gear]!;

  for (let i = 1; i < rows; i++) {
    const time = i * TIME_STEP;
    const s = distance[i - 1]!;
    const v = speed[i - 1]!;
    const mustStop = waited < STOP_SECONDS;
    const limit = limitAt(s, mustStop);
    const ahead = limitAt(s + 1.1 * v + 4, mustStop);
    const slope = Math.atan(gradientAt(s));
    const resistance = MASS * GRAVITY * (Math.sin(slope) + ROLLING * Math.cos(slope)) + 0.5 * AIR * DRAG_AREA * v * v;

    const halted = stopRow >= 0 && mustStop;
    const coasting = halted || v > ahead;
    legs = coasting ? 0 : legs + ((intendedPower(s, v, time) - legs) * TIME_STEP) / 0.6;
    const push = Math.min((legs * DRIVETRAIN) / Math.max(v, 0.3), STRONGEST_PUSH + Math.max(0, resistance - 12));
    const free = (push - resistance) / INERTIA;

    // Held to the planned speed: the brakes take what the plan needs beyond what the air and the hill already take.
    const wanted = (limitAt(s + v * TIME_STEP, mustStop) - v) / TIME_STEP;
    const brake = v > 0 && v >= limit - 0.02 ? Math.max(0, free - Math.max(wanted, -3)) : 0;
    let next = Math.max(0, v + (free - brake) * TIME_STEP);
    if (halted) {
      next = 0;
      waited += TIME_STEP;
    } else if (mustStop && stopRow < 0 && next < 0.02 && s > STOP_AT - 0.1) {
      next = 0;
      stopRow = i;
    }

    speed[i] = next;
    distance[i] = s + ((v + next) / 2) * TIME_STEP;
    braking[i] = next > 0 ? brake : 0;
    power[i] = coasting ? 0 : (push * v) / DRIVETRAIN;

    sinceShift += TIME_STEP;
    const turning = (next / DEVELOPMENTS[gear]!) * 60;
    const ideal = gradientAt(s) > 0.03 ? 80 : 89;
    if (sinceShift > 0.9 && turning > ideal + 10 && gear < DEVELOPMENTS.length - 1) [gear, sinceShift] = [gear + 1, 0];
    else if (sinceShift > 0.7 && turning < ideal - 11 && gear > 0) [gear, sinceShift] = [gear - 1, 0];
    development[i] = DEVELOPMENTS[gear]!;
    cadence[i] = power[i]! > 0 ? (next / DEVELOPMENTS[gear]!) * 60 : 0;

    // The heart follows the legs as a first-order lag, slower down than up, and drifts up over the ride.
    const beat = 92 + 0.262 * Math.min(power[i]!, 330) + time * 0.006;
    const before = heartRate[i - 1]!;
    heartRate[i] = before + ((beat - before) * TIME_STEP) / (beat > before ? 26 : 44);
  }
  return { distance, speed, power, cadence, heartRate, braking, development, stopRow };
}
