import type { FitMessage } from "#lib/domain/track/read/fit/fit-message";

/** 1989-12-31T00:00:00Z, from which FIT counts, in seconds since 1970. */
export const FIT_EPOCH = 631_065_600;

/** Below this a time counts from when the device was switched on (FIT profile, `date_time`). */
export function isRelative(timestamp: number): boolean {
  return timestamp < 0x10000000;
}

export const ACTIVITY = 34;
export const TIMESTAMP_CORRELATION = 162;

/** What a file tells about its own clock. */
export type FitClock = {
  /** Takes in an `activity` or `timestamp_correlation` message. */
  read(message: FitMessage): void;
  /** Seconds to add to relative times to have them since 1989-12-31; undefined where nothing tells. */
  readonly relativeShift: { readonly seconds: number; readonly isUtc: boolean } | undefined;
  /** Minutes by which the device's own clock was ahead of UTC; undefined where the file does not tell. */
  readonly utcOffsetMinutes: number | undefined;
};

const QUARTER = 15;
/** From Baker Island to Kiribati. */
const LEAST_OFFSET = -12 * 60;
const MOST_OFFSET = 14 * 60;

export function createFitClock(): FitClock {
  let correlated: number | undefined;
  let local: number | undefined;
  let offset: number | undefined;
  return {
    read(message) {
      const { timestamp } = message;
      if (message.number === TIMESTAMP_CORRELATION) {
        const system = message.value(1);
        if (!isRelative(timestamp) && isRelative(system)) correlated ??= timestamp - system;
        return;
      }
      const clock = message.value(5);
      if (Number.isNaN(clock + timestamp) || isRelative(clock)) return; // Zwift: the local time is 1989
      if (isRelative(timestamp)) local ??= clock - timestamp;
      else offset ??= wholeQuarters((clock - timestamp) / 60);
    },
    get relativeShift() {
      if (correlated !== undefined) return { seconds: correlated, isUtc: true };
      return local === undefined ? undefined : { seconds: local, isUtc: false };
    },
    get utcOffsetMinutes() {
      return offset;
    },
  };
}

/** The zone's offset that was meant: zones differ from UTC by quarters of an hour. */
function wholeQuarters(minutes: number): number | undefined {
  const whole = Math.round(minutes / QUARTER) * QUARTER;
  return Math.abs(minutes - whole) <= 1 && whole >= LEAST_OFFSET && whole <= MOST_OFFSET ? whole : undefined;
}
