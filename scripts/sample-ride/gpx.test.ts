import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { utcSeconds } from "#lib/domain/units";
import { POST_SPACING, STOP_SECONDS, TUNNEL } from "./course.ts";
import { writeGpx } from "./gpx.ts";
import { momentOfPassing, RIDE_SECONDS, RIDE_START, STOPPED_AT, truthAt, VIDEO_SECONDS, VIDEO_START } from "./truth.ts";

let sampler: TrackSampler;
beforeAll(async () => {
  sampler = createSampler(await readTrack([new TextEncoder().encode(writeGpx())]));
});

describe("the sample ride's GPX, read back by the project's own reader", () => {
  it("is the same text on every machine", () => {
    // The course, the physics or the format changed on purpose? Then this sum changes with it.
    expect(createHash("sha256").update(writeGpx()).digest("hex")).toBe(
      "13d8e67e0ee1e1ee2bfc75ce81759a3bd0ea3bde911ab3c3b7a7b6b465a70b1c",
    );
  });

  it("is read without a complaint, has every channel and covers the whole ride", () => {
    expect(sampler.track.warnings).toEqual([]);
    expect(sampler.start).toBe(RIDE_START);
    expect(sampler.end).toBe(RIDE_START + RIDE_SECONDS);
    for (const key of ["heartRate", "cadence", "power", "temperature", "elevation", "speed", "distance"] as const) {
      expect(sampler.available).toContain(key);
    }
    expect(sampler.totalMovingTime).toBeCloseTo(RIDE_SECONDS - STOP_SECONDS, 0);
  });

  it("gives the true values at any moment of the video", () => {
    for (let second = 0; second <= VIDEO_SECONDS; second += 0.25) {
      const utc = utcSeconds(VIDEO_START + second);
      const truth = truthAt(utc);
      const sample = sampler.sample(utc);
      expect(Math.abs(sample.distance! - truth.distance)).toBeLessThan(0.25);
      // Between two points of the track a hand on the brake cannot be seen.
      expect(Math.abs(sample.speed! - truth.speed)).toBeLessThan(Number.isInteger(second) ? 0.001 : 0.3);
      expect(Math.abs(sample.elevation! - truth.elevation)).toBeLessThan(0.05);
      expect(Math.abs(sample.gradient! - truth.gradient)).toBeLessThan(0.015);
      expect(Math.abs(sample.heartRate! - truth.heartRate)).toBeLessThan(1.1);
    }
  });

  it("reads the number on each post as the bike passes it", () => {
    const posts = Array.from({ length: 87 }, (_, i) => (i + 1) * POST_SPACING);
    for (const post of posts) {
      if (post > TUNNEL.from - 5 && post < TUNNEL.to + 25) continue;
      expect(Math.abs(sampler.sample(momentOfPassing(post)).distance! - post)).toBeLessThan(0.6);
    }
  });

  it("stands exactly while the bike stands", () => {
    for (let second = 0; second <= STOP_SECONDS; second++) {
      expect(sampler.sample(utcSeconds(STOPPED_AT + second)).speed).toBe(0);
    }
    expect(sampler.sample(utcSeconds(STOPPED_AT - 1)).speed).toBeGreaterThan(0.5);
    expect(sampler.sample(utcSeconds(STOPPED_AT + STOP_SECONDS + 1)).speed).toBeGreaterThan(0.5);
  });

  it("knows nothing in the tunnel, and the true distance again beyond it", () => {
    const inside = sampler.sample(momentOfPassing((TUNNEL.from + TUNNEL.to) / 2));
    expect(inside.speed).toBeUndefined();
    expect(inside.heartRate).toBeUndefined();
    const beyond = momentOfPassing(TUNNEL.to + 40);
    expect(Math.abs(sampler.sample(beyond).distance! - TUNNEL.to - 40)).toBeLessThan(0.3);
  });
});
