import { type Rider, riderSchema } from "#lib/domain/rider";
import type { FitMessage } from "#lib/domain/track/read/fit/fit-message";

type DeviceRider = Omit<Rider, "name">;

export const USER_PROFILE = 3;
export const ZONES_TARGET = 7;
export const SPORT = 12;
export const SESSION = 18;
const CYCLING = 2;

export type FitRider = {
  /** Takes in a `user_profile`, `sport`, `zones_target` or `session` message. */
  read(message: FitMessage): void;
  /** Undefined where the device knows nothing of its rider. */
  readonly rider: DeviceRider | undefined;
};

/**
 * What the device was told of its rider. The threshold power of the zones, else the one noted with the session; the
 * highest heart rate of the zones, else that for cycling, else the general one. What no rider can be is left out.
 */
export function createFitRider(): FitRider {
  /** The more telling a source, the later it stands. */
  const ftp: number[] = [];
  const maxHeartRate: number[] = [];
  let weight = Number.NaN;
  let sport = Number.NaN;
  let hasZones = false;
  return {
    read(message) {
      if (message.number === SESSION) ftp[0] = message.value(45);
      else if (message.number === SPORT) sport = message.value(0);
      else if (message.number === USER_PROFILE) {
        weight = message.value(4) / 10;
        maxHeartRate[0] = message.value(11);
        maxHeartRate[1] = message.value(10);
      } else if (!hasZones || sport === CYCLING) {
        // A triathlon has zones for each sport, which the sport message before them names.
        hasZones = true;
        ftp[1] = message.value(3);
        maxHeartRate[2] = message.value(1);
      }
    },
    get rider() {
      const known = {
        ftp: ftp.findLast((value) => accepts("ftp", value)),
        maxHeartRate: maxHeartRate.findLast((value) => accepts("maxHeartRate", value)),
        weight: accepts("weight", weight) ? weight : undefined,
      };
      const parts = Object.entries(known).filter(([, value]) => value !== undefined);
      return parts.length > 0 ? (Object.fromEntries(parts) as DeviceRider) : undefined;
    },
  };
}

function accepts(part: keyof DeviceRider, value: number): boolean {
  return riderSchema.shape[part].safeParse(value).success && !Number.isNaN(value);
}
