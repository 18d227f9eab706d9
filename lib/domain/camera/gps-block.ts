/** A position as a camera's receiver gave it. SI units, degrees of WGS 84. */
export type GpsPoint = {
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation: number;
  /** Over the ground, metres per second. */
  readonly speed: number;
  /** The receiver's own time of this point, UTC seconds, where it gives one to each. */
  readonly utc?: number;
};

/** What one piece of telemetry (about a second) holds of GPS. */
export type GpsBlock = {
  /** UTC seconds at which it begins, by the satellites: when its first point was taken, with a fix or without. */
  readonly utc: number;
  /** Points with a fix, in order. */
  readonly points: readonly GpsPoint[];
};

/** What a piece of telemetry says: points, how many were left out for want of a fix, and who recorded it. */
export type GpsReading = { readonly block?: GpsBlock; readonly withoutFix: number; readonly device?: string };

/** Fix of at least two dimensions; the receiver writes 0 while it searches. */
export const LEAST_FIX = 2;
/**
 * Dilution of precision above which a position is none: 10, "fair" at best, where the tools of the field draw the line
 * too (gopro-dashboard-overlay `--gps-dop-max`, mapillary_tools `MAX_DOP100`). GoPro's own advice of 5 drops rides
 * under trees whose line on the map is still right.
 */
export const MOST_DOP = 10;
