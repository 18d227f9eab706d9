import type { FitMessage } from "#lib/domain/track/read/fit/fit-message";
import type { ChannelName } from "#lib/domain/track/track";

type Put = (channel: ChannelName, value: number) => void;

export type FitRecordReader = {
  /** Gives every value of a record message that is known, in SI units. */
  read(record: FitMessage, put: Put): void;
};

/** Degrees in a semicircle of 2³¹: FIT's unit of position. */
const SEMICIRCLE = 180 / 2 ** 31;

const FIELD = {
  latitude: 0,
  longitude: 1,
  altitude: 2,
  heartRate: 3,
  cadence: 4,
  distance: 5,
  speed: 6,
  power: 7,
  packedSpeedDistance: 8,
  temperature: 13,
  balance: 30,
  cadence256: 52,
  fractionalCadence: 53,
  enhancedSpeed: 73,
  enhancedAltitude: 78,
} as const;

/** Reads record messages (FIT profile, `record`). The enhanced fields have more room than the older ones of that name. */
export function createFitRecordReader(): FitRecordReader {
  const packed = createPackedReader();
  return {
    read(record, put) {
      const give = (channel: ChannelName, value: number) => {
        if (!Number.isNaN(value)) put(channel, value);
      };
      const native = (field: number) => first(record.value(field), () => record.replacement(field));
      give("latitude", record.value(FIELD.latitude) * SEMICIRCLE);
      give("longitude", record.value(FIELD.longitude) * SEMICIRCLE);
      give("elevation", first(record.value(FIELD.enhancedAltitude), () => record.value(FIELD.altitude)) / 5 - 500);
      // 0 is how programs say that no strap was worn.
      give("heartRate", native(FIELD.heartRate) || Number.NaN);
      give("cadence", cadenceOf(record, native));
      give("power", native(FIELD.power));
      give("temperature", record.value(FIELD.temperature));
      give("balance", leftShare(record.value(FIELD.balance)));
      const { speed, distance } = packed.read(record);
      give(
        "speed",
        first(first(record.value(FIELD.enhancedSpeed), () => record.value(FIELD.speed)) / 1000, () => speed),
      );
      give(
        "distance",
        first(record.value(FIELD.distance) / 100, () => distance),
      );
    },
  };
}

function first(value: number, otherwise: () => number): number {
  return Number.isNaN(value) ? otherwise() : value;
}

function cadenceOf(record: FitMessage, native: (field: number) => number): number {
  const fine = record.value(FIELD.cadence256) / 256;
  if (!Number.isNaN(fine)) return fine;
  const fraction = record.value(FIELD.fractionalCadence) / 128;
  return native(FIELD.cadence) + (Number.isNaN(fraction) ? 0 : fraction);
}

const RIGHT = 0x80;
const SHARE = 0x7f;

/**
 * The left leg's share, 0 to 1, of `left_right_balance`: the lower seven bits are percent, of the right leg where the
 * highest bit is set. Where it is not the profile leaves open which leg is meant; what sends it so means the left.
 */
function leftShare(value: number): number {
  const percent = value & SHARE;
  if (Number.isNaN(value) || percent === SHARE) return Number.NaN;
  return ((value & RIGHT) === 0 ? percent : 100 - percent) / 100;
}

const NO_SPEED = 0xfff;
/** Metres at which the packed odometer begins anew: 12 bits of 1/16 m. */
const ODOMETER_TURN = 256;

/** `compressed_speed_distance` of old watches: 12 bits of cm/s, then 12 bits of a small odometer that starts anew. */
function createPackedReader() {
  let total = Number.NaN;
  return {
    read(record: FitMessage): { speed: number; distance: number } {
      const low = record.byte(FIELD.packedSpeedDistance, 0);
      const middle = record.byte(FIELD.packedSpeedDistance, 1);
      const high = record.byte(FIELD.packedSpeedDistance, 2);
      const allSet = low === 0xff && middle === 0xff && high === 0xff;
      if (Number.isNaN(low + middle + high) || allSet) return { speed: Number.NaN, distance: Number.NaN };
      const speed = low | ((middle & 0x0f) << 8);
      const odometer = ((middle >> 4) | (high << 4)) / 16;
      const turned = Number.isNaN(total) ? odometer : odometer - (total % ODOMETER_TURN);
      total = (Number.isNaN(total) ? 0 : total) + (turned < 0 ? turned + ODOMETER_TURN : turned);
      return { speed: speed === NO_SPEED ? Number.NaN : speed / 100, distance: total };
    },
  };
}
