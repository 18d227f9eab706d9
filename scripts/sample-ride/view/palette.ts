/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The sun of 14 September, 08:35 by the village clock: azimuth and elevation in radians. */
export const SUN = { azimuth: (98 * Math.PI) / 180, elevation: (15.8 * Math.PI) / 180 } as const;
/** Unit vector towards the sun: east, north, up. */
export const TO_SUN: readonly [number, number, number] = [
  Math.sin(SUN.azimuth) * Math.cos(SUN.elevation),
  Math.cos(SUN.azimuth) * Math.cos(SUN.elevation),
  Math.sin(SUN.elevation),
];

export const COLOURS = {
  zenith: [72, 128, 190],
  sky: [150, 190, 219],
  skyline: [231, 229, 216],
  glow: [255, 226, 178],
  haze: [198, 210, 219],
  hazeToSun: [248, 226, 194],
  meadow: [134, 160, 78],
  meadowDry: [176, 172, 96],
  meadowDeep: [98, 138, 72],
  forest: [46, 78, 58],
  forestLight: [92, 112, 62],
  alp: [128, 134, 84],
  rock: [124, 118, 116],
  rockWarm: [150, 134, 118],
  snow: [240, 243, 248],
  asphalt: [112, 113, 120],
  gravel: [150, 142, 124],
  shadow: [24, 32, 62],
  paint: [236, 235, 228],
} as const satisfies Record<string, Rgb>;

export function blend(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

export function shade(colour: Rgb, factor: number): Rgb {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

export function css([red, green, blue]: Rgb, alpha = 1): string {
  const byte = (value: number) => Math.min(255, Math.max(0, Math.round(value)));
  return alpha === 1
    ? `rgb(${byte(red)},${byte(green)},${byte(blue)})`
    : `rgba(${byte(red)},${byte(green)},${byte(blue)},${alpha.toFixed(3)})`;
}

/** How much of a thing at a depth in metres the morning haze hides. */
export function hazeAt(depth: number): number {
  return 1 - Math.exp(-Math.max(0, depth) / 1500);
}

/** The haze's colour looking towards an azimuth: warm below the sun. */
export function hazeColour(azimuth: number): Rgb {
  const towards = Math.max(0, Math.cos(azimuth - SUN.azimuth));
  return blend(COLOURS.haze, COLOURS.hazeToSun, towards ** 3);
}

/** A face's brightness: morning sun from low on one side, cool sky light from everywhere. */
export function sunlight(normal: readonly [number, number, number]): number {
  return Math.max(0, normal[0] * TO_SUN[0] + normal[1] * TO_SUN[1] + normal[2] * TO_SUN[2]);
}
