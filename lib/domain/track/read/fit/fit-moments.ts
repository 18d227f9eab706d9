import { FIT_EPOCH } from "#lib/domain/track/read/fit/fit-clock";
import type { FitMessage } from "#lib/domain/track/read/fit/fit-message";
import type { TimerEvent } from "#lib/domain/track/read/fit/timer-stops";
import { isPlausible } from "#lib/domain/track/read/plausible";

export const LAP = 19;
export const EVENT = 21;

/** Which gear was in use from a moment on; a part that the device does not know is undefined. */
type GearChange = { readonly time: number; readonly front: number | undefined; readonly rear: number | undefined };

/** What happened at moments between the records. Times in seconds since 1970. */
export type FitMoments = {
  readonly laps: number[];
  readonly timer: TimerEvent[];
  readonly gears: GearChange[];
  /** Takes in a `lap` or `event` message. */
  read(message: FitMessage): void;
  /** Adds seconds to all times since the last call: of a file whose clock became known only at its end. */
  settle(seconds: number): void;
};

const TIMER = 0;
const GEAR_CHANGES: ReadonlySet<number> = new Set([42, 43]);
const START = 0;
/** stop, stop_all, stop_disable, stop_disable_all */
const STOPS: ReadonlySet<number> = new Set([1, 4, 8, 9]);
/** Ten hours of a shift every half second: more is no ride. */
const MOST = 100_000;

/** Reads laps, timer events and gear changes (FIT profile, `lap` and `event`). */
export function createFitMoments(): FitMoments {
  const laps: number[] = [];
  const timer: TimerEvent[] = [];
  const gears: GearChange[] = [];
  const settled = { laps: 0, timer: 0, gears: 0 };

  function readEvent(message: FitMessage, time: number): void {
    const event = message.value(0);
    const type = message.value(1);
    if (event === TIMER && timer.length < MOST) {
      if (type === START) timer.push({ time, running: true });
      else if (STOPS.has(type)) timer.push({ time, running: false });
    } else if (GEAR_CHANGES.has(event) && gears.length < MOST) {
      const [front, rear] = [teeth("gearFront", message, 10, 3), teeth("gearRear", message, 12, 1)];
      if (front !== undefined || rear !== undefined) gears.push({ time, front, rear });
    }
  }

  return {
    laps,
    timer,
    gears,
    read(message) {
      if (message.number === LAP) {
        const start = message.value(2);
        if (!Number.isNaN(start) && laps.length < MOST) laps.push(FIT_EPOCH + start);
      } else if (!Number.isNaN(message.timestamp)) readEvent(message, FIT_EPOCH + message.timestamp);
    },
    settle(seconds) {
      for (let i = settled.laps; i < laps.length; i++) laps[i]! += seconds;
      shift(timer, settled.timer, seconds);
      shift(gears, settled.gears, seconds);
      Object.assign(settled, { laps: laps.length, timer: timer.length, gears: gears.length });
    },
  };
}

function shift<Moment extends { readonly time: number }>(moments: Moment[], from: number, seconds: number): void {
  if (seconds === 0) return;
  for (let i = from; i < moments.length; i++) moments[i] = { ...moments[i]!, time: moments[i]!.time + seconds };
}

/** Teeth by their own field, else by their byte of the event's data. */
function teeth(
  channel: "gearFront" | "gearRear",
  message: FitMessage,
  field: number,
  place: number,
): number | undefined {
  const own = message.value(field);
  const count = Number.isNaN(own) ? Math.floor(message.value(3) / 256 ** place) % 256 : own;
  return isPlausible(channel, count) ? count : undefined;
}
