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
