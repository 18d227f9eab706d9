import {
  ACTIVITY,
  createFitClock,
  FIT_EPOCH,
  isRelative,
  TIMESTAMP_CORRELATION,
} from "#lib/domain/track/read/fit/fit-clock";
import { fitCreator } from "#lib/domain/track/read/fit/fit-creator";
import { createFitDecoder } from "#lib/domain/track/read/fit/fit-decoder";
import { noFitRide } from "#lib/domain/track/read/fit/fit-faults";
import type { FitMessage } from "#lib/domain/track/read/fit/fit-message";
import { createFitMoments, EVENT, LAP } from "#lib/domain/track/read/fit/fit-moments";
import { createFitRecordReader } from "#lib/domain/track/read/fit/fit-record";
import { createFitRider, SESSION, SPORT, USER_PROFILE, ZONES_TARGET } from "#lib/domain/track/read/fit/fit-rider";
import { withSteps } from "#lib/domain/track/read/fit/step-channels";
import { timerStopsOf } from "#lib/domain/track/read/fit/timer-stops";
import { lapStartsOf } from "#lib/domain/track/read/lap-starts";
import { createTrackBuilder } from "#lib/domain/track/read/track-builder";
import { damagedFile, zonelessTimes } from "#lib/domain/track/read/track-warnings";
import { isNearLongitude } from "#lib/domain/track/read/zone-at";
import type { Track } from "#lib/domain/track/track";

export type FitReader = {
  /** The next piece of the file, cut anywhere. */
  write(piece: Uint8Array): void;
  /** The whole track; throws `invalid_track` when the file held no ride. */
  end(): Track;
};

const FILE_ID = 0;
const RECORD = 20;
const DEVICE_INFO = 23;
const ACTIVITY_FILE = 4;
const TIME_128 = 48;

/**
 * Reads FIT activities piece by piece. Of a damaged file what was read stays, with a `damaged_file` warning. Files in
 * a chain become segments of one track.
 */
export function createFitReader(): FitReader {
  const builder = createTrackBuilder();
  const moments = createFitMoments();
  const rider = createFitRider();
  let creator: string | undefined;
  let otherFile = Number.NaN;
  let unclocked = 0;
  let zoneless = 0;
  let utcOffsetMinutes: number | undefined;
  let file = openFile();

  function openFile() {
    return {
      firstPoint: builder.timedPoints,
      isActivity: true,
      relative: 0,
      hasDates: false,
      clock: createFitClock(),
      records: createFitRecordReader(),
    };
  }

  function readFileId(message: FitMessage): void {
    const type = message.value(0);
    creator ??= fitCreator(message.value(1), message.value(2), message.text(8));
    file.isActivity = Number.isNaN(type) || type === ACTIVITY_FILE;
    if (!file.isActivity && Number.isNaN(otherFile)) otherFile = type;
  }

  function readRecord(message: FitMessage): void {
    if (!file.isActivity) return;
    const { timestamp } = message;
    let time = timestamp;
    if (isRelative(timestamp)) {
      // Before its first fix a device may count from its start; once it knows the date such a time is none.
      if (file.hasDates) time = Number.NaN;
      else file.relative++;
    } else if (!file.hasDates && !Number.isNaN(timestamp)) {
      file.hasDates = true;
      builder.dropTimes(file.firstPoint);
      file.relative = 0;
    }
    builder.beginPoint();
    if (!Number.isNaN(time)) {
      const fraction = message.value(TIME_128) / 128;
      builder.setTime(FIT_EPOCH + time + (Number.isNaN(fraction) ? 0 : fraction));
      file.records.read(message, builder.setValue);
    }
    builder.endPoint();
  }

  /** What had to wait for the file's end: most devices write the activity message last. */
  function endFile(): void {
    utcOffsetMinutes ??= file.clock.utcOffsetMinutes;
    const shift = file.relative > 0 ? file.clock.relativeShift : undefined;
    if (file.relative > 0 && !shift) {
      unclocked += file.relative;
      builder.dropTimes(file.firstPoint);
    }
    if (shift && !shift.isUtc) zoneless += file.relative;
    if (shift) builder.shiftTimes(file.firstPoint, shift.seconds);
    moments.settle(shift?.seconds ?? 0);
  }

  const readers = new Map<number, (message: FitMessage) => void>([
    [FILE_ID, readFileId],
    [RECORD, readRecord],
    [DEVICE_INFO, readDevice],
    [LAP, moments.read],
    [EVENT, moments.read],
    [ACTIVITY, (message) => file.clock.read(message)],
    [TIMESTAMP_CORRELATION, (message) => file.clock.read(message)],
    [USER_PROFILE, rider.read],
    [SPORT, rider.read],
    [ZONES_TARGET, rider.read],
    [SESSION, rider.read],
  ]);

  /** Some devices name themselves only here; number 0 is the device that made the file. */
  function readDevice(message: FitMessage): void {
    const name = message.text(27);
    if (message.value(0) === 0 && name) creator = fitCreator(message.value(2), message.value(4), name);
  }

  const decoder = createFitDecoder({
    beginFile() {
      file = openFile();
      builder.beginSegment();
    },
    message: (message) => readers.get(message.number)?.(message),
    endFile,
  });

  return {
    write: decoder.write,
    end() {
      decoder.end();
      const { damage } = decoder;
      if (builder.timedPoints === 0 || (damage && builder.timedPoints < 2)) {
        throw noFitRide({ otherFile, unclocked, damage });
      }
      const warnings = [
        ...(damage ? [damagedFile(damage)] : []),
        ...(zoneless > 0 ? [zonelessTimes(zoneless, "the device's own clock")] : []),
      ];
      const track = builder.build({ format: "fit", ...(creator ? { creator } : {}) }, warnings);
      const [start, end] = [track.time[0]!, track.time.at(-1)!];
      const lapStarts = lapStartsOf(moments.laps, start, end);
      const timerStops = timerStopsOf(moments.timer, start, end);
      const hasOffset = utcOffsetMinutes !== undefined && isNearLongitude(utcOffsetMinutes, track);
      return {
        ...withSteps(track, { gearFront: stepsOf("front"), gearRear: stepsOf("rear") }),
        ...(lapStarts ? { lapStarts } : {}),
        ...(timerStops ? { timerStops } : {}),
        ...(hasOffset ? { utcOffsetMinutes: utcOffsetMinutes! } : {}),
        ...(rider.rider ? { rider: rider.rider } : {}),
      };
    },
  };

  function stepsOf(gear: "front" | "rear") {
    return moments.gears.map(({ time, [gear]: value }) => ({ time, value }));
  }
}
