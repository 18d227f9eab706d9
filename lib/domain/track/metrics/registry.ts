import { ascent } from "#lib/domain/track/metrics/ascent";
import { averageHeartRate } from "#lib/domain/track/metrics/average-heart-rate";
import { averagePower } from "#lib/domain/track/metrics/average-power";
import { averageSpeed } from "#lib/domain/track/metrics/average-speed";
import { calories } from "#lib/domain/track/metrics/calories";
import { distanceLeft } from "#lib/domain/track/metrics/distance-left";
import { heartRateZone } from "#lib/domain/track/metrics/heart-rate-zone";
import { lap } from "#lib/domain/track/metrics/lap";
import { lapDistance } from "#lib/domain/track/metrics/lap-distance";
import { lapTime } from "#lib/domain/track/metrics/lap-time";
import { maxHeartRate } from "#lib/domain/track/metrics/max-heart-rate";
import { maxPower } from "#lib/domain/track/metrics/max-power";
import { maxSpeed } from "#lib/domain/track/metrics/max-speed";
import type { Metric } from "#lib/domain/track/metrics/metric";
import { normalizedPower } from "#lib/domain/track/metrics/normalized-power";
import { power3s } from "#lib/domain/track/metrics/power-3s";
import { powerToWeight } from "#lib/domain/track/metrics/power-to-weight";
import { powerZone } from "#lib/domain/track/metrics/power-zone";
import { smoothSpeed } from "#lib/domain/track/metrics/smooth-speed";
import { vam } from "#lib/domain/track/metrics/vam";

/**
 * Every derived value by its key in a sample: `Sample` takes its keys from here, so that a key without a metric does
 * not compile. To add one, write its file and its line here. "So far" is since the start of the ride; maxima and
 * averages are of what was recorded, never of what was smoothed.
 */
export const METRICS = {
  /** Metres per second, smoothed for a needle: the mean of 5 s around the moment. */
  smoothSpeed,
  /** Metres to the end of the ride. */
  distanceLeft,
  /** Metres per second so far, over the moving time. */
  averageSpeed,
  /** Metres per second so far. */
  maxSpeed,
  /** Beats per minute so far. */
  averageHeartRate,
  /** Beats per minute so far. */
  maxHeartRate,
  /** Watts so far. */
  averagePower,
  /** Watts so far. */
  maxPower,
  /** Watts: the mean of 3 s around the moment. */
  power3s,
  /** Watts so far (Coggan); absent before 30 s. */
  normalizedPower,
  /** Watts per kilogram; needs the rider's weight. */
  powerToWeight,
  /** 1 to 7 by share of FTP (Coggan), with a fraction: how far through the zone. Needs the rider's FTP. */
  powerZone,
  /** 1 to 5 by share of the maximum heart rate, with a fraction: how far through the zone. Needs that maximum. */
  heartRateZone,
  /** Rate of climb, metres per hour; absent when not climbing. */
  vam,
  /** Metres climbed so far. */
  ascent,
  /** Kilocalories burnt so far. */
  calories,
  /** Number of the lap, from 1. Absent, as the next two, where the device recorded none. */
  lap,
  /** Seconds since the lap began, without those in which the device's timer stood. */
  lapTime,
  /** Metres since the lap began. */
  lapDistance,
} satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;
