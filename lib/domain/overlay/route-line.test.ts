import { describe, expect, it } from "vitest";
import { createSyntheticSampler } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { pointAt, traceRoute } from "#lib/domain/overlay/route-line";
import { projectRoute } from "#lib/domain/overlay/route-projection";
import type { Track } from "#lib/domain/track/track";

const AREA = { x: 100, y: 50, width: 300, height: 200 };

function trackOf(latitude: number[], longitude: number[]): Track {
  return {
    format: "gpx",
    time: Float64Array.from(latitude, (_, i) => i),
    channels: { latitude: Float64Array.from(latitude), longitude: Float64Array.from(longitude) },
    segmentStarts: Uint32Array.of(0),
    warnings: [],
  };
}

const spanOf = (values: Float64Array) => Math.max(...values) - Math.min(...values);

describe("projectRoute", () => {
  it("keeps the proportions of the land at any latitude", () => {
    // A square kilometre around 60° north: a degree of longitude is half as long there.
    const side = 1 / 111.32;
    const track = trackOf([60, 60 + side, 60 + side, 60], [10, 10, 10 + side * 2, 10 + side * 2]);
    const { x, y } = projectRoute(track, AREA)!;
    expect(spanOf(x) / spanOf(y)).toBeCloseTo(1, 2);
    expect(spanOf(y)).toBeCloseTo(200, 3);
    expect((Math.min(...x) + Math.max(...x)) / 2).toBeCloseTo(250, 6);
  });

  it("has north at the top and east at the right", () => {
    const { x, y } = projectRoute(trackOf([0, 0.01], [0, 0.01]), AREA)!;
    expect(y[1]).toBeLessThan(y[0]!);
    expect(x[1]).toBeGreaterThan(x[0]!);
  });

  it("draws a ride across the antimeridian like the same ride elsewhere", () => {
    const elsewhere = createSyntheticSampler();
    const across = createSyntheticSampler({ shift: 180 - 8.3 });
    const longitude = across.track.channels.longitude!.map((degrees) => (degrees > 180 ? degrees - 360 : degrees));
    expect(spanOf(longitude)).toBeGreaterThan(359);
    const shifted = { ...across.track, channels: { ...across.track.channels, longitude } };
    const a = projectRoute(elsewhere.track, AREA)!;
    const b = projectRoute(shifted, AREA)!;
    expect(Math.max(...a.x.map((value, i) => Math.abs(value - b.x[i]!)))).toBeLessThan(1e-6);
    expect(Math.max(...a.y.map((value, i) => Math.abs(value - b.y[i]!)))).toBeLessThan(1e-6);
  });

  it("does not blow up a ride that stays on the spot", () => {
    const { x, y } = projectRoute(trackOf([46.5, 46.500_01, 46.5], [8, 8, 8.000_01]), AREA)!;
    expect(spanOf(x)).toBeLessThan(10);
    expect(spanOf(y)).toBeLessThan(10);
  });

  it("leaves missing positions out and is undefined without any", () => {
    const { x } = projectRoute(trackOf([46, Number.NaN, 46.1], [8, Number.NaN, 8.1]), AREA)!;
    expect([...x].map(Number.isNaN)).toEqual([false, true, false]);
    expect(projectRoute(trackOf([Number.NaN], [Number.NaN]), AREA)).toBeUndefined();
  });
});

describe("traceRoute", () => {
  const sampler = createSyntheticSampler();
  const projected = projectRoute(sampler.track, AREA)!;

  it("puts the rider within a pixel of every recorded position", () => {
    const { stretches, progress } = traceRoute(projected, Uint32Array.of(0, 900, 2400));
    for (const [index, length] of progress.entries()) {
      const { x, y } = pointAt(stretches, length);
      expect(Math.hypot(x - projected.x[index]!, y - projected.y[index]!)).toBeLessThan(1);
    }
  });

  it("never goes back, and keeps far fewer vertices than samples", () => {
    const { stretches, progress } = traceRoute(projected, Uint32Array.of(0));
    expect(progress.every((length, i) => i === 0 || length >= progress[i - 1]!)).toBe(true);
    expect(stretches.flatMap(({ points }) => points).length).toBeLessThan(1200);
  });

  it("does not join segments", () => {
    const x = Float64Array.from([0, 10, 20, 120, 130, 140]);
    const y = new Float64Array(6);
    const { stretches, progress } = traceRoute({ x, y }, Uint32Array.of(0, 3));
    const widths = stretches.map(({ bounds }) => bounds.width);
    expect(widths.reduce((sum, width) => sum + width)).toBe(40);
    expect(pointAt(stretches, progress[2]!).x).toBe(20);
    expect(pointAt(stretches, progress[3]!).x).toBe(120);
  });

  it("holds the way through samples without a position", () => {
    const x = Float64Array.from([0, 10, Number.NaN, 30]);
    const { progress } = traceRoute({ x, y: x.map((value) => value * 0) }, Uint32Array.of(0));
    expect([...progress]).toEqual([0, 10, 10, 30]);
  });

  it("copes with segments that are a point, or nothing at all", () => {
    const x = Float64Array.from([5, Number.NaN, 0, 10]);
    const { stretches, progress } = traceRoute({ x, y: x.map((value) => value * 0) }, Uint32Array.of(0, 1, 2));
    expect(pointAt(stretches, progress[0]!).x).toBe(5);
    expect(pointAt(stretches, progress[2]!).x).toBe(0);
    expect(pointAt(stretches, progress[3]!).x).toBe(10);
  });
});

it("of a receiver gone wild, which jumps to and fro, is drawn all the same", () => {
  const count = 150_000;
  const across = (width: number) => Float64Array.from({ length: count }, (_, i) => (i % 2) * width);
  const { stretches } = traceRoute({ x: across(300), y: across(200) }, Uint32Array.of(0));
  expect(stretches.length).toBeGreaterThan(count - 2);
});
