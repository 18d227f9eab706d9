import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Decoder, Stream } from "@garmin/fitsdk";
import { describe, expect, test } from "vitest";
import { readTrack } from "#lib/domain/track/read-track";
import type { ChannelName, Track } from "#lib/domain/track/track";

/** What Garmin's own decoder (21.217.0) does not get through. */
const SDK_FAILS: Readonly<Record<string, RegExp>> = {
  "fr70_relative_timestamps.fit": /compressed timestamp messages are not currently supported/,
  "fr255_triathlon.fit": /Cannot read properties of undefined/,
};
/** Where ours differs by intent, and why. */
const OURS_ALONE: Readonly<Record<string, { readonly channel: ChannelName; readonly why: string }>> = {
  "mornindew_broken.fit": { channel: "power", why: "from a foot pod's developer field that stands in for power" },
  "zwift_power.fit": { channel: "heartRate", why: "0 on every record: no strap was worn" },
};

/** FIT's epoch, seconds since 1970. */
const EPOCH = 631_065_600;

type SdkRecord = Readonly<Partial<Record<string, number>>> & { readonly timestamp: number };

const FOLDER = new URL("../../shared/data/fit/", import.meta.url);
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => file.endsWith(".fit")) : [];
if (files.length === 0) console.warn(`skipped: the shared FIT files are not at ${FOLDER.pathname}`);

describe.skipIf(files.length === 0)("Against Garmin's FIT SDK, the reader finds the same records", () => {
  test.each(files)("in %s", { timeout: 60_000 }, async (file) => {
    const bytes = readFileSync(new URL(file, FOLDER));
    const { messages, errors } = new Decoder(Stream.fromBuffer(bytes)).read({
      convertDateTimesToDates: false,
      convertTypesToStrings: false,
      mergeHeartRates: false,
    });
    const ours = await readTrack([bytes]).catch(() => undefined);
    if (SDK_FAILS[file]) {
      expect(String(errors[0])).toMatch(SDK_FAILS[file]);
      expect(ours?.time.length).toBeGreaterThan(700);
      return;
    }
    const records = (messages.recordMesgs ?? []) as unknown as SdkRecord[];
    if (!ours) {
      expect(records).toEqual([]);
      return;
    }
    // Ours are in time order and keep the later of two with the same time.
    const byTime = new Map(records.map((record) => [record.timestamp + EPOCH, record]));
    const backward = ours.warnings.find(({ code }) => code === "backward_times")?.count ?? 0;
    expect(byTime.size - ours.time.length).toBeLessThanOrEqual(backward);
    const differing = CHANNELS_OF_SDK.flatMap(([channel, sdkValue, decimals]) =>
      OURS_ALONE[file]?.channel === channel ? [] : differences(ours, byTime, channel, sdkValue, decimals),
    );
    expect(differing).toEqual([]);
    expect(lapsOf(ours)).toEqual(
      expect.arrayContaining(((messages.lapMesgs ?? []) as { startTime: number }[]).slice(1).flatMap(insideOf(ours))),
    );
  });
});

const SEMICIRCLE = 180 / 2 ** 31;
const BALANCE = { right: 0x80, share: 0x7f };

const CHANNELS_OF_SDK: readonly (readonly [ChannelName, (record: SdkRecord) => number | undefined, number])[] = [
  ["latitude", ({ positionLat: lat, positionLong: lon }) => both(lat, lon) && lat! * SEMICIRCLE, 9],
  ["longitude", ({ positionLat: lat, positionLong: lon }) => both(lat, lon) && lon! * SEMICIRCLE, 9],
  ["elevation", ({ enhancedAltitude }) => enhancedAltitude, 6],
  ["speed", ({ enhancedSpeed }) => enhancedSpeed, 9],
  ["heartRate", ({ heartRate }) => heartRate, 9],
  ["cadence", ({ cadence, fractionalCadence = 0 }) => cadence && cadence + fractionalCadence, 9],
  ["power", ({ power }) => power, 9],
  ["temperature", ({ temperature }) => temperature, 9],
  ["distance", ({ distance }) => distance, 6],
  ["balance", ({ leftRightBalance: balance }) => balance && leftShare(balance), 9],
];

function both(a: number | undefined, b: number | undefined): true | undefined {
  return a !== undefined && b !== undefined ? true : undefined;
}

function leftShare(balance: number): number {
  const percent = balance & BALANCE.share;
  return ((balance & BALANCE.right) === 0 ? percent : 100 - percent) / 100;
}

function differences(
  { time, channels }: Track,
  byTime: ReadonlyMap<number, SdkRecord>,
  channel: ChannelName,
  sdkValue: (record: SdkRecord) => number | undefined,
  decimals: number,
): unknown[] {
  return Array.from(time, (moment, i) => {
    const record = byTime.get(moment);
    const theirs = record && sdkValue(record);
    const value = channels[channel]?.[i] ?? Number.NaN;
    const same = Number.isNaN(value)
      ? theirs === undefined
      : Math.abs(value - (theirs ?? Number.NaN)) < 10 ** -decimals;
    return same ? [] : [{ channel, moment, ours: value, theirs }];
  })
    .flat()
    .slice(0, 3);
}

function lapsOf({ lapStarts }: Track): number[] {
  return Array.from(lapStarts ?? []);
}

/** The start of a lap after the first, where it lies within the ride. */
function insideOf({ time }: Track): (lap: { startTime: number }) => number[] {
  return ({ startTime }) => {
    const start = startTime + EPOCH;
    return start > time[0]! && start < time.at(-1)! ? [start] : [];
  };
}
