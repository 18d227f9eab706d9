import { describe, expect, test } from "vitest";
import { readCamera } from "#lib/domain/camera/read-camera";
import {
  ascii,
  type FixturePoint,
  gps5Payload,
  gps9Payload,
  motionPayload,
} from "#lib/domain/camera/testing/gpmf-payload";
import { memorySource } from "#lib/domain/camera/testing/memory-source";
import { box, emptyMp4, withTelemetry } from "#lib/domain/camera/testing/telemetry-mp4";
import { joinedBytes } from "#lib/domain/joined-bytes";

const START = Date.UTC(2026, 4, 6, 10) / 1000;

/** Straight north, 1 m a point. */
const point = (i: number): FixturePoint => ({
  latitude: 47 + i * 9e-6,
  longitude: 8.5,
  elevation: 400 + i,
  speed: 6.125,
});
const points = (from: number, count: number) => Array.from({ length: count }, (_, i) => point(from + i));
/** Payload k of a ride at 18 points a second whose clock is exact. */
const second = (k: number, changes: { utc?: number; fix?: number; dop?: number } = {}) =>
  gps5Payload({ utc: START + 1.001 * k, points: points(18 * k, 18), ...changes });
const seconds = (count: number) => Array.from({ length: count }, (_, k) => second(k));
const read = (payloads: readonly Uint8Array[], options = {}) =>
  readCamera(memorySource(withTelemetry(emptyMp4(), payloads, options)));

async function ride(payloads: readonly Uint8Array[], options = {}) {
  const reading = await read(payloads, options);
  if (!reading.track) throw new Error(reading.reason);
  return reading;
}

describe("The GPS of an MP4", () => {
  test("GPS5 becomes points with position, elevation and speed over the ground, at their true spacing", async () => {
    const { track, clock } = await ride(seconds(4));
    expect(track).toMatchObject({ format: "gpmf", creator: "GoPro Hero7 Black", warnings: [] });
    expect(track.time).toHaveLength(72);
    expect(track.channels.latitude?.[20]).toBeCloseTo(47 + 20 * 9e-6, 7);
    expect(track.channels.elevation?.[71]).toBe(471);
    expect(track.channels.speed?.[3]).toBe(6.125);
    track.time.forEach((time, i) => {
      expect(time - START).toBeCloseTo((i * 1.001) / 18, 3);
    });
    expect(clock).toMatchObject({ rate: 1, points: 72 });
    expect(clock.utcAtZero).toBeCloseTo(START, 3);
  });

  test("heights above the ellipsoid, as cameras before the HERO8 write them, become heights above the sea", async () => {
    const payloads = [0, 1].map((k) =>
      gps5Payload({ utc: START + 1.001 * k, points: points(18 * k, 18), aboveSea: false }),
    );
    // Zürich: the sea stands 48 m above the ellipsoid.
    expect((await ride(payloads)).track.channels.elevation?.[0]).toBeCloseTo(400 - 48, -1);
  });

  test("GPS9 gives each point its own time, and leaves out those without a fix or with a poor one", async () => {
    const one = (i: number) => ({ ...point(i), utc: START + i / 10 });
    const first = [{ ...one(0), fix: 0 }, { ...one(1), dop: 99.99 }, one(2), one(3)];
    const { track, clock } = await ride([gps9Payload(first), gps9Payload([one(10), one(11)])]);
    expect([...track.time].map((time) => Math.round((time - START) * 1000))).toEqual([200, 300, 1000, 1100]);
    expect(track.warnings).toEqual([expect.objectContaining({ code: "points_without_position", count: 2 })]);
    expect(clock.points).toBe(4);
    // The piece begins with its first point, though that one has no fix.
    expect(clock.utcAtZero).toBeCloseTo(START, 2);
  });

  test("offsets of 64 bits, a late track and a fix that comes late are understood", async () => {
    const searching = [0, 1].map((k) => second(k, { fix: 0, utc: START - 86_400 * 365 }));
    const { track, clock } = await ride([...searching, ...seconds(6).slice(2)], { wide: true, delay: 500 });
    expect(track.time).toHaveLength(72);
    expect(clock.utcAtZero).toBeCloseTo(START - 0.5, 3);
    expect(track.time[0]! - START).toBeCloseTo(2.002, 3);
    expect(track.warnings).toMatchObject([{ count: 36 }]);
  });

  test("a payload whose stamp is off by leap seconds is placed by the others", async () => {
    const payloads = seconds(9);
    payloads[0] = second(0, { utc: START - 18 });
    payloads[4] = second(4, { utc: START + 4.004 + 2 });
    const { track, clock } = await ride(payloads);
    expect(clock.utcAtZero).toBeCloseTo(START, 2);
    expect(track.warnings).toEqual([]);
    track.time.forEach((time, i) => {
      expect(Math.abs(time - START - (i * 1.001) / 18)).toBeLessThan(0.02);
    });
  });

  test("of a timelapse the rate is found", async () => {
    const payloads = Array.from({ length: 20 }, (_, k) =>
      gps5Payload({ utc: START + 30 * 1.001 * k + (k % 3) * 0.02, points: points(k, 1) }),
    );
    const { clock, track } = await ride(payloads);
    expect(clock.rate).toBeCloseTo(30, 2);
    expect(track.time.at(-1)! - track.time[0]!).toBeCloseTo(19 * 30.03, 0);
  });

  test("poor precision leaves points out above a dilution of 10, not below", async () => {
    const payloads = seconds(4);
    payloads[1] = second(1, { dop: 9.9 });
    payloads[2] = second(2, { dop: 10.1 });
    expect((await ride(payloads)).track.time).toHaveLength(54);
  });
});

describe("Without a ride it is told why:", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["a file that is no MP4", ascii("\x1aE\xdf\xa3 this is Matroska, as it were"), /MP4 and MOV/],
    ["an empty file", new Uint8Array(0), /MP4 and MOV/],
    ["an MP4 without telemetry", emptyMp4(), /no GPS/],
    ["an index without tracks", joinedBytes([box("ftyp", ascii("mp41")), box("moov", new Uint8Array(0))]), /no GPS/],
    ["a camera without GPS", withTelemetry(emptyMp4(), [motionPayload()]), /motion data.*no GPS/],
    ["a camera that found no satellites", withTelemetry(emptyMp4(), [second(0, { fix: 0 })]), /no satellites/],
    ["a single point", withTelemetry(emptyMp4(), [gps5Payload({ utc: START, points: [point(0)] })]), /no satellites/],
    ["payloads of noise", withTelemetry(emptyMp4(), [Uint8Array.from({ length: 500 }, (_, i) => i * 73)]), /no GPS/],
  ])("%s", async (_, bytes, reason) => {
    expect(await readCamera(memorySource(bytes))).toEqual({ reason: expect.stringMatching(reason) });
  });
});

test("Of a long video only the index and the telemetry are read, each piece once", { timeout: 30_000 }, async () => {
  const payloads = seconds(600);
  const telemetry = payloads.reduce((sum, { length }) => sum + length, 0);
  const source = memorySource(withTelemetry(emptyMp4(20_000_000), payloads));
  expect((await readCamera(source)).track?.time).toHaveLength(10_800);
  expect(source.bytesRead).toBeLessThan(telemetry + 64 * 1024);
  expect(source.reads).toBeLessThan(payloads.length + 10);
});
