import type { Rider } from "#lib/domain/rider";
import type { METRICS } from "#lib/domain/track/metrics/registry";
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
  /**
   * When the device's timer stood (auto-pause, stop button), rising, in pairs: from, to. Empty where the device says
   * that it never stood; absent where it says nothing.
   */
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
    | "damaged_file"
    | "time_without_zone"
    | "long_recording";
  /** In plain words, with the count. */
  readonly message: string;
  readonly count: number;
};

/** Everything known about one moment of a ride. SI units; what is not known is absent, never 0. */
export type Sample = SampleBase & { readonly [Name in keyof typeof METRICS]?: number };
export type SampleKey = Exclude<keyof Sample, "utc">;

/** What devices record and what the metrics build on. */
type SampleBase = {
  readonly utc: UtcSeconds;
  readonly latitude?: number;
  readonly longitude?: number;
  /** Metres, as recorded; held while stopped. */
  readonly elevation?: number;
  /** Metres per second: recorded where there is one, else from positions. */
  readonly speed?: number;
  readonly heartRate?: number;
  readonly cadence?: number;
  readonly power?: number;
  readonly temperature?: number;
  /** Degrees clockwise from north, held while stopped. */
  readonly course?: number;
  /** The left leg's share of the power, 0 to 1. */
  readonly balance?: number;
  /** Teeth in use, until the next change. */
  readonly gearFront?: number;
  readonly gearRear?: number;
  /** Metres since the start of the ride, never falling. */
  readonly distance?: number;
  /** Rise over run (0.05 is 5 %), held while stopped. */
  readonly gradient?: number;
  /** Seconds since the first sample of the track. */
  readonly elapsed?: number;
  /** Seconds of elapsed time spent moving. */
  readonly movingTime?: number;
};
