import type { Rider } from "#lib/domain/rider";
import type { UtcSeconds } from "#lib/domain/units";

/**
 * What a device can record. SI units: degrees (WGS 84), metres, metres per second, beats per minute (heartRate),
 * revolutions per minute (cadence), watts, degrees Celsius, degrees clockwise from north (course).
 * `distance` is the device's own odometer in metres. `balance` is the left leg's share of the power, 0 to 1.
 * `gearFront` and `gearRear` are the teeth of the chainring and the sprocket in use.
 */
export const CHANNELS = [
  "latitude",
  "longitude",
  "elevation",
  "speed",
  "heartRate",
  "cadence",
  "power",
  "temperature",
  "course",
  "distance",
  "balance",
  "gearFront",
  "gearRear",
] as const;
export type ChannelName = (typeof CHANNELS)[number];

/**
 * A recorded activity in columns: `time[i]` is the moment of sample i and `channels.power[i]` its power.
 * Times rise strictly. NaN means "not recorded at this sample"; a channel that no sample has is absent.
 */
export type Track = {
  readonly format: "gpx" | "fit" | "tcx" | "gpmf" | "srt";
  /** The ride's own name, where the file gives one. */
  readonly name?: string;
  /** The device or program that wrote the file. */
  readonly creator?: string;
  readonly time: Float64Array;
  readonly channels: Readonly<Partial<Record<ChannelName, Float64Array>>>;
  /** Where each segment begins (index of its first sample), rising, starting with 0. Nothing is interpolated across a border. */
  readonly segmentStarts: Uint32Array;
  /** When each lap begins, rising; the first with the ride. Absent where the device recorded none. */
  readonly lapStarts?: Float64Array;
  /** When the device's timer stood (auto-pause, stop button), rising, in pairs: from, to. */
  readonly timerStops?: Float64Array;
  /** Minutes east of UTC of the device's own clock, where the file tells it. */
  readonly utcOffsetMinutes?: number;
  /** What the device knows of its rider. */
  readonly rider?: Omit<Rider, "name">;
  /** What the reader had to leave out or put right, for people. */
  readonly warnings: readonly TrackWarning[];
};

export type TrackWarning = {
  readonly code:
    | "impossible_values"
    | "duplicate_times"
    | "crowded_times"
    | "backward_times"
    | "points_without_time"
    | "points_without_position"
    | "malformed_xml"
    | "time_without_zone"
    | "long_recording";
  /** In plain words, with the count. */
  readonly message: string;
  readonly count: number;
};

/** Everything known about one moment of a ride. SI units; what is not known is absent, never 0. */
export type Sample = {
  readonly utc: UtcSeconds;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly elevation?: number;
  /** Metres per second: recorded where there is one, else from positions. */
  readonly speed?: number;
  readonly heartRate?: number;
  readonly cadence?: number;
  readonly power?: number;
  readonly temperature?: number;
  /** Degrees clockwise from north, held while stopped. */
  readonly course?: number;
  /** Metres since the start of the ride, never falling. */
  readonly distance?: number;
  /** Rise over run (0.05 is 5 %), held while stopped. */
  readonly gradient?: number;
  /** Seconds since the first sample of the track. */
  readonly elapsed?: number;
  /** Seconds of elapsed time spent moving. */
  readonly movingTime?: number;
  readonly balance?: number;
  readonly gearFront?: number;
  readonly gearRear?: number;
  /** Metres to the end of the ride. */
  readonly distanceLeft?: number;
  /** Of the ride so far, metres per second; the average over the moving time. */
  readonly averageSpeed?: number;
  readonly maxSpeed?: number;
  /** Of the ride so far, beats per minute. */
  readonly averageHeartRate?: number;
  readonly maxHeartRate?: number;
  /** Of the ride so far, watts. */
  readonly averagePower?: number;
  readonly maxPower?: number;
  /** Mean of the last three seconds, watts. */
  readonly power3s?: number;
  /** Of the ride so far, watts (Coggan). */
  readonly normalizedPower?: number;
  /** Watts per kilogram; needs the rider's weight. */
  readonly powerToWeight?: number;
  /** 1 to 7 by share of FTP (Coggan); with a fraction: how far through the zone. */
  readonly powerZone?: number;
  /** 1 to 5 by share of the maximum heart rate; with a fraction: how far through the zone. */
  readonly heartRateZone?: number;
  /** Rate of climb, metres per hour (VAM); absent when not climbing. */
  readonly vam?: number;
  /** Metres climbed so far. */
  readonly ascent?: number;
  /** Kilocalories burnt so far. */
  readonly calories?: number;
  /** Number of the lap, from 1. */
  readonly lap?: number;
  /** Seconds and metres since the lap began. */
  readonly lapTime?: number;
  readonly lapDistance?: number;
};
export type SampleKey = Exclude<keyof Sample, "utc">;
