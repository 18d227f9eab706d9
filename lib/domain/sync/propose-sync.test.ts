import { describe, expect, test } from "vitest";
import { proposeSync } from "#lib/domain/sync/propose-sync";
import { utcAt } from "#lib/domain/sync/sync";
import { createSampler } from "#lib/domain/track/create-sampler";
import { seconds } from "#lib/domain/units";

const START = Date.UTC(2024, 4, 1, 9, 0, 0) / 1000;
const HOUR = 3600;

/** A ride of `hours` from START, somewhere at `longitude`. */
function ride(hours: number, longitude = 11) {
  return createSampler({
    format: "gpx",
    time: Float64Array.of(START, START + hours * HOUR),
    channels: { latitude: Float64Array.of(48, 48.1), longitude: Float64Array.of(longitude, longitude) },
    segmentStarts: Uint32Array.of(0),
    warnings: [],
  });
}

/** What is proposed, as the minutes by which the clock was taken to be ahead of UTC. */
function offsets(proposals: ReturnType<typeof proposeSync>, creationTime: number) {
  return proposals.map(({ kind, sync }) => (kind === "none" ? "none" : (creationTime - utcAt(sync, seconds(0))) / 60));
}

describe("The video's clock", () => {
  test("is taken as UTC where that lies in the ride", () => {
    const [first, ...rest] = proposeSync({ creationTime: START + 1200, duration: 60 }, ride(2));
    expect(first).toMatchObject({ sync: { start: START + 1200, offset: 0, rate: 1 }, kind: "utc", confidence: "high" });
    expect(first?.reason).toContain("UTC");
    expect(rest.at(-1)?.kind).toBe("none");
  });

  test("is taken as local time under the one offset that lies in the ride, with quarter hours", () => {
    for (const minutes of [-570, -420, 330, 345, 525, 765]) {
      const creationTime = START + 600 + minutes * 60;
      const proposals = proposeSync({ creationTime, duration: 60 }, ride(0.25, minutes / 4));
      expect(offsets(proposals, creationTime)).toEqual([minutes, "none"]);
      expect(proposals[0]).toMatchObject({ kind: "local", confidence: "low" });
    }
  });

  test("is named with the offset it was read under", () => {
    const proposals = proposeSync({ creationTime: START + 600 + 345 * 60, duration: 60 }, ride(0.25));
    expect(proposals[0]?.reason).toContain("UTC+05:45");
  });

  test("prefers UTC, then the person's own offset, then those near the sun's time at the ride", () => {
    const creationTime = START + 4 * HOUR;
    const proposals = proposeSync({ creationTime, duration: 60 }, ride(10, 30), 180);
    expect(offsets(proposals, creationTime)).toEqual([0, 180, 120, 210, 60, 240, "none"]);
    expect(proposals.map(({ confidence }) => confidence).slice(0, 3)).toEqual(["medium", "medium", "low"]);
  });

  test("read so that most of the video is in the ride goes before one that only touches it", () => {
    const creationTime = START + 1.5 * HOUR - 10;
    const proposals = proposeSync({ creationTime, duration: 600 }, ride(1.5), 60);
    expect(offsets(proposals, creationTime)).toEqual([60, 0, "none"]);
    expect(proposals[1]).toMatchObject({ confidence: "low", reason: expect.stringContaining("overlaps") });
  });

  test("that fits under no offset leaves a guess, called one", () => {
    const proposals = proposeSync({ creationTime: START - 400 * 86_400, duration: 60 }, ride(2));
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({ kind: "none", confidence: "low", reason: expect.stringContaining("guess") });
    expect(utcAt(proposals[0]!.sync, seconds(0))).toBe(START);
  });

  test("that is missing leaves the ride's start at the first frame", () => {
    const [only, ...rest] = proposeSync({ duration: 60 }, ride(2));
    expect(only?.sync).toEqual({ start: START, offset: 0, rate: 1 });
    expect(rest).toEqual([]);
  });
});

test("A HERO7 whose clock is local and 99 s slow fits nowhere on a ride of 12 s: its start is the guess", () => {
  const walk = createSampler({
    format: "gpx",
    time: Float64Array.of(Date.UTC(2019, 4, 6, 18, 15, 7.36) / 1000, Date.UTC(2019, 4, 6, 18, 15, 19) / 1000),
    channels: { latitude: Float64Array.of(33.1, 33.1), longitude: Float64Array.of(-117.3, -117.3) },
    segmentStarts: Uint32Array.of(0),
    warnings: [],
  });
  const creationTime = Date.UTC(2019, 4, 6, 11, 13, 28) / 1000;
  expect(proposeSync({ creationTime, duration: 11.75 }, walk, -420).map(({ kind }) => kind)).toEqual(["none"]);
});

const gps = { utcAtZero: START + 600, rate: 1, points: 199, spread: 0.01 };

describe("The camera's GPS", () => {
  test("wins over a clock that fits as well, and tells how wrong that clock is and in what zone", () => {
    const creationTime = START + 600 - 7 * HOUR - 99;
    const proposals = proposeSync({ creationTime, gpsClock: gps, duration: 60 }, ride(12, -117), -420);
    expect(proposals[0]).toMatchObject({
      sync: { start: START + 600, offset: 0, rate: 1 },
      ...{ kind: "gps", confidence: "high", utcOffsetMinutes: -420 },
      reason: expect.stringContaining("7 h 1 min 39 s behind"),
    });
    expect(proposals.slice(1).map(({ kind }) => kind)).toContain("local");
  });

  test("of a timelapse brings its rate", () => {
    const [first] = proposeSync({ gpsClock: { ...gps, rate: 30 }, duration: 60 }, ride(2));
    expect(first?.sync).toEqual({ start: START + 600, offset: 0, rate: 30 });
  });

  test("wins even where the ride covers little of the video", () => {
    const early = { ...gps, utcAtZero: START - 3000 };
    const proposals = proposeSync({ creationTime: START + 60, gpsClock: early, duration: 3600 }, ride(2));
    expect(proposals.map(({ kind }) => kind)).toEqual(["gps", "utc", "none"]);
  });

  test("of a rate that no project can be saved with is no proposal", () => {
    const proposals = proposeSync({ gpsClock: { ...gps, rate: 1e9 }, duration: 60 }, ride(2));
    expect(proposals.map(({ kind }) => kind)).toEqual(["none"]);
  });

  test("that lies outside the ride is no proposal, but the guess says so", () => {
    const proposals = proposeSync({ gpsClock: { ...gps, utcAtZero: START - 86_400 }, duration: 60 }, ride(2));
    expect(proposals).toMatchObject([{ kind: "none", reason: expect.stringContaining("GPS time lies outside") }]);
  });
});

describe("A date with its zone", () => {
  test("is believed before the container's clock, which an editor may have written", () => {
    const zoned = { utc: START + 600, utcOffsetMinutes: 60 };
    const proposals = proposeSync({ creationTime: START + 1004, zonedCreationTime: zoned, duration: 60 }, ride(2));
    expect(proposals[0]).toMatchObject({ kind: "zoned", confidence: "high", utcOffsetMinutes: 60 });
    expect(proposals[0]?.sync).toEqual({ start: START + 600, offset: 0, rate: 1 });
    expect(proposals[1]?.kind).toBe("utc");
  });
});

describe("The file's name", () => {
  const local = "VID_20240501_113000.mp4"; // 09:30 UTC in UTC+02:00
  const began = START + 1800;

  test("and the clock agree on a zone, and so both are sure", () => {
    const proposals = proposeSync({ creationTime: began + 1, duration: 60, name: local }, ride(8));
    expect(proposals[0]).toMatchObject({ kind: "name", confidence: "high", utcOffsetMinutes: 120 });
    expect(utcAt(proposals[0]!.sync, seconds(0))).toBe(began);
    // What says the same is not offered twice.
    expect(proposals.filter(({ sync }) => Math.abs(utcAt(sync, seconds(0)) - began) < 3)).toHaveLength(1);
  });

  test("shows that the clock was written at the end of the recording", () => {
    const [first] = proposeSync({ creationTime: began + 601, duration: 600, name: local }, ride(8));
    expect(first).toMatchObject({ kind: "name", reason: expect.stringContaining("when the recording ended") });
    expect(utcAt(first!.sync, seconds(0))).toBe(began);
  });

  test("in UTC needs no clock", () => {
    const [first] = proposeSync({ duration: 60, name: "PXL_20240501_093000250.mp4" }, ride(2));
    expect(first).toMatchObject({ kind: "name", confidence: "high", sync: { start: began + 0.25, offset: 0 } });
  });

  test("in local time is read in the zones that are known where there is no clock", () => {
    const [first] = proposeSync({ duration: 60, name: local }, ride(2), 120);
    expect(first).toMatchObject({ kind: "name", confidence: "medium" });
    expect(utcAt(first!.sync, seconds(0))).toBe(began);
    const [tried] = proposeSync({ duration: 60, name: local }, ride(0.6), undefined);
    expect(tried).toMatchObject({ kind: "name", confidence: "low" });
  });
});

test("The zone of the ride's own recorder is tried before the person's", () => {
  const creationTime = START + 600 + 8 * HOUR;
  const recorded = ride(2);
  const track = { ...recorded.track, utcOffsetMinutes: 480 };
  const [first] = proposeSync({ creationTime, duration: 60 }, { ...recorded, track }, 60);
  expect(first).toMatchObject({ kind: "local", confidence: "medium", utcOffsetMinutes: 480 });
  expect(first?.reason).toContain("the ride's recorder");
});

test("A clock written at the end of the recording is proposed where as its start it would not fit", () => {
  const proposals = proposeSync({ creationTime: START + 0.25 * HOUR + 30, duration: 600 }, ride(0.25));
  expect(proposals[0]).toMatchObject({ kind: "end", confidence: "low", reason: expect.stringContaining("end of the") });
  expect(utcAt(proposals[0]!.sync, seconds(600))).toBe(START + 0.25 * HOUR + 30);
});

test("Subtitles begin with their video, whatever its clock says", () => {
  const flight = ride(0.1);
  const track = { ...flight.track, format: "srt" as const };
  const [first] = proposeSync({ creationTime: START + 2 * HOUR + 3, duration: 360 }, { ...flight, track });
  expect(first).toMatchObject({ kind: "paired", confidence: "high" });
  expect(utcAt(first!.sync, seconds(0))).toBe(START);
});

test("Subtitles of another length are not taken for the video's own", () => {
  const flight = ride(0.1);
  const track = { ...flight.track, format: "srt" as const };
  for (const duration of [60, 350, 3600]) {
    const [first] = proposeSync({ duration }, { ...flight, track });
    expect(first).toMatchObject({ kind: "none", confidence: "low" });
  }
});

test("The HERO7's GPS lays it on the ride that its clock misses by 25,299.4 s", () => {
  const began = Date.UTC(2019, 4, 6, 18, 15, 7.36) / 1000;
  const walk = createSampler({
    format: "gpx",
    time: Float64Array.of(began, began + 11.6),
    channels: { latitude: Float64Array.of(33.1, 33.1), longitude: Float64Array.of(-117.3, -117.3) },
    segmentStarts: Uint32Array.of(0),
    warnings: [],
  });
  const gpsClock = { utcAtZero: began + 0.362, rate: 1, points: 199, spread: 0.011 };
  const creationTime = Date.UTC(2019, 4, 6, 11, 13, 28) / 1000;
  const proposals = proposeSync({ creationTime, gpsClock, duration: 11.75 }, walk, -420);
  expect(proposals.map(({ kind }) => kind)).toEqual(["gps", "none"]);
  expect(proposals[0]).toMatchObject({ confidence: "high", utcOffsetMinutes: -420 });
});
