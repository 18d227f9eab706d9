import { expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import type { Track } from "#lib/domain/track/track";
import { curvePath, spanAround } from "./ride-curve.ts";

/** 100 s at rising heart rate, with the sensor lost from 40 s to 60 s. */
const track: Track = {
  format: "gpx",
  time: Float64Array.from({ length: 101 }, (_, i) => i),
  channels: { heartRate: Float64Array.from({ length: 101 }, (_, i) => (i > 40 && i < 60 ? Number.NaN : 100 + i)) },
  segmentStarts: Uint32Array.of(0),
  warnings: [],
};
const sampler = createSampler(track);
const ride = { from: 0, to: 100 };

test("the curve rises from the bottom left to the top right and breaks where nothing was recorded", () => {
  const path = curvePath(sampler, "heartRate", ride, false);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path).toMatch(/^M0\.0 100\.0L/);
  expect(path).toMatch(/L1000\.0 8\.0$/);
});

test("what the track lacks has no curve", () => {
  expect(curvePath(sampler, "power", ride, true)).toBe("");
});

test("a close look stays within the ride", () => {
  expect(spanAround(ride, 50, 20)).toEqual({ from: 40, to: 60 });
  expect(spanAround(ride, 2, 20)).toEqual({ from: 0, to: 20 });
  expect(spanAround(ride, 99, 20)).toEqual({ from: 80, to: 100 });
  expect(spanAround(ride, 50, undefined)).toEqual(ride);
  expect(spanAround(ride, 50, 600)).toEqual(ride);
});
