import { describe, expect, test } from "vitest";
import { beginsWith, syncLike } from "#lib/domain/sync/camera-clock";
import { proposeAmong } from "#lib/domain/sync/propose-among";
import { createSampler } from "#lib/domain/track/create-sampler";

const START = Date.UTC(2024, 4, 1, 9, 0, 0) / 1000;
const RIDE = createSampler({
  format: "gpx",
  time: Float64Array.of(START, START + 7200),
  channels: { latitude: Float64Array.of(48, 48.1), longitude: Float64Array.of(11, 11) },
  segmentStarts: Uint32Array.of(0),
  warnings: [],
});
const video = (name: string, creationTime: number) => ({ name, creationTime, duration: 60 });
const sync = (start: number, offset = 0, rate = 1) => ({ start, offset, rate });

const FIRST = video("GX010041.MP4", START + 600);
const SECOND = video("GX010042.MP4", START + 1800);

describe("A video beside others of its ride", () => {
  test("is put right as a person put right another one of the same camera, and may still go by its own clock", () => {
    const [inherited, own] = proposeAmong(SECOND, [{ video: FIRST, sync: sync(START + 600, 42.5) }], RIDE);
    expect(inherited).toMatchObject({ sync: sync(START + 1800, 42.5), kind: "sibling", label: "As GX010041.MP4" });
    expect(own).toMatchObject({ sync: sync(START + 1800), kind: "utc" });
  });

  test("goes by its own clock while the others do by theirs", () => {
    const alone = proposeAmong(SECOND, [], RIDE);
    expect(alone[0]).toMatchObject({ sync: sync(START + 1800), kind: "utc" });
    expect(proposeAmong(SECOND, [{ video: FIRST, sync: sync(START + 600) }], RIDE)).toEqual(alone);
  });

  test("is put right though its camera's clock lies outside the ride, where nothing else would help", () => {
    const wrong = -40 * 86_400;
    const [inherited] = proposeAmong(
      video("GX010042.MP4", START + 1800 + wrong),
      [{ video: video("GX010041.MP4", START + 600 + wrong), sync: sync(START, 600) }],
      RIDE,
    );
    expect(inherited?.kind).toBe("sibling");
    expect(beginsWith(inherited!.sync, sync(START + 1800))).toBe(true);
  });

  test("follows the sibling that was recorded nearest", () => {
    const others = [
      { video: FIRST, sync: sync(START + 600, 10) },
      { video: video("GX010050.MP4", START + 2000), sync: sync(START + 2000, 20) },
    ];
    expect(proposeAmong(SECOND, others, RIDE)[0]).toMatchObject({ label: "As GX010050.MP4", sync: { offset: 20 } });
  });

  test("does not follow another camera, nor one without a clock", () => {
    const drone = { video: video("DJI_0001.MP4", START + 600), sync: sync(START + 600, 42.5) };
    const still = { video: { name: "GX010041.MP4", duration: 60 }, sync: sync(START, 42.5) };
    expect(proposeAmong(SECOND, [drone, still], RIDE)[0]?.kind).toBe("utc");
  });

  test("keeps its own rate", () => {
    const lapse = { ...SECOND, gpsClock: { utcAtZero: START + 1800, rate: 30, points: 100, spread: 0 } };
    expect(proposeAmong(lapse, [{ video: FIRST, sync: sync(START + 600, 5) }], RIDE)[0]).toMatchObject({
      kind: "sibling",
      sync: sync(START + 1800, 5, 30),
    });
  });
});

describe("The clock that two videos share", () => {
  test("is the GPS's where both have it, else the container's, else the file name's", () => {
    const gps = (utcAtZero: number) => ({ utcAtZero, rate: 1, points: 10, spread: 0 });
    const a = { ...FIRST, gpsClock: gps(START + 601) };
    const b = { ...SECOND, gpsClock: gps(START + 1803) };
    expect(syncLike(b, 1, { video: a, sync: sync(START, 603) })).toEqual(sync(START + 1803, 2));
    expect(syncLike(b, 1, { video: FIRST, sync: sync(START, 603) })).toEqual(sync(START + 1800, 3));
    const [one, two] = ["DJI_20240501091000_0001_D.MP4", "DJI_20240501093000_0002_D.MP4"].map((name) => ({
      name,
      duration: 60,
    }));
    expect(syncLike(two!, 1, { video: one!, sync: sync(START, 590) })).toEqual(sync(START + 1800, -10));
  });
});
