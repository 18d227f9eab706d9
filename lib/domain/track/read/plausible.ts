import type { ChannelName } from "#lib/domain/track/track";

/**
 * The values a device can mean, inclusive. Outside lie the markers for "no value" (heart rate 255, power 65535,
 * speed 65.535, Apple's speed −1) and plain damage. Wide on purpose: it must not cut a real ride.
 */
const LIMITS: Readonly<Record<ChannelName, readonly [least: number, most: number]>> = {
  latitude: [-90, 90],
  longitude: [-180, 180],
  elevation: [-1000, 20_000],
  speed: [0, 120],
  heartRate: [20, 250],
  cadence: [0, 254],
  power: [0, 4000],
  temperature: [-60, 80],
  course: [0, 360],
  distance: [0, 20_000_000],
  balance: [0, 1],
  gearFront: [10, 80],
  gearRear: [7, 60],
};

/** 0xFFFF millimetres a second: FIT's "no speed", which converters carry over into GPX. */
const FIT_NO_SPEED = 65.535;

/** False for what the channel cannot be (also NaN and ±Infinity). SI units. */
export function isPlausible(channel: ChannelName, value: number): boolean {
  const [least, most] = LIMITS[channel];
  return value >= least && value <= most && !(channel === "speed" && value === FIT_NO_SPEED);
}

/** Times that a recorder can mean: 1970 to 2100. Programs write the year 1 or 0 for "no time". */
export function isPlausibleTime(seconds: number): boolean {
  return seconds >= 0 && seconds < 4_102_444_800;
}
