/**
 * The course of the sample ride, by distance ridden in metres: a made-up alpine valley road that leads north,
 * meets a village junction, bends east and climbs. Every number of the plan is here; the rest follows from it.
 */
export const COURSE_LENGTH = 4600;

/** WGS 84 position and elevation of distance 0, and the first heading (degrees clockwise from north). */
export const ORIGIN = { latitude: 46.7412, longitude: 10.3127, elevation: 1214, heading: 14 } as const;

/** Where the front wheel stands at the red light, just before the painted line. */
export const STOP_AT = 2292.5;
/** Seconds of complete standstill. */
export const STOP_SECONDS = 5;
export const STOP_LINE = 2294;
/** The crossing road's near and far edge. */
export const CROSSING = { near: 2306, far: 2312 } as const;
/** No satellite reaches the receiver between these. */
export const TUNNEL = { from: 2790, to: 2905 } as const;
/** Spacing of the distance posts. */
export const POST_SPACING = 50;

/** Middle, length and turn (degrees, right is positive) of each bend. The tightest point's radius is length / (2 × turn in radians). */
export const BENDS: readonly { middle: number; length: number; turn: number }[] = [
  { middle: 180, length: 140, turn: 22 },
  { middle: 420, length: 120, turn: -28 },
  { middle: 640, length: 160, turn: 35 },
  { middle: 900, length: 140, turn: -30 },
  { middle: 1120, length: 110, turn: 24 },
  { middle: 1380, length: 180, turn: -38 },
  { middle: 1650, length: 150, turn: 30 },
  { middle: 1850, length: 110, turn: -25 },
  { middle: 2050, length: 120, turn: 28 },
  { middle: 2190, length: 110, turn: -14 },
  { middle: 2343, length: 60, turn: 60 },
  { middle: 2480, length: 100, turn: -34 },
  { middle: 2600, length: 80, turn: 48 },
  { middle: 2690, length: 80, turn: -40 },
  { middle: 2960, length: 75, turn: 95 },
  { middle: 3060, length: 80, turn: -110 },
  { middle: 3170, length: 80, turn: 115 },
  { middle: 3420, length: 120, turn: -60 },
  { middle: 3650, length: 120, turn: 45 },
  { middle: 3850, length: 100, turn: -40 },
];

/** Gradient (rise over run) at distances; smooth between. */
export const GRADIENTS: readonly (readonly [distance: number, gradient: number])[] = [
  [0, 0.002],
  [150, 0.006],
  [400, 0.014],
  [700, -0.012],
  [950, -0.02],
  [1150, 0.006],
  [1450, 0.024],
  [1700, 0.01],
  [2000, -0.002],
  [2180, -0.004],
  [2290, -0.001],
  [2334, 0.004],
  [2370, 0.066],
  [2500, 0.076],
  [2650, 0.07],
  [2780, 0.05],
  [2900, 0.05],
  [2950, 0.078],
  [3100, 0.084],
  [3240, 0.05],
  [3320, 0],
  [3400, -0.03],
  [3600, -0.055],
  [3900, -0.058],
  [4600, -0.04],
];
