import { describe, expect, it } from "vitest";
import { placeOnPath, traceRidePath } from "#lib/domain/overlay/ride-path";
import { createSampler } from "#lib/domain/track/create-sampler";
import type { Track } from "#lib/domain/track/track";

const METRES_PER_DEGREE = 111_320;

/** A ride at one sample a second through points in metres east and north of the equator's zero. */
function rideThrough(points: readonly (readonly [east: number, north: number])[], segmentStarts = [0]) {
  const column = (value: (point: readonly [number, number]) => number) => Float64Array.from(points, value);
  const track: Track = {
    format: "gpx",
    time: Float64Array.from(points, (_, i) => 1_700_000_000 + i),
    channels: {
      longitude: column(([east]) => east / METRES_PER_DEGREE),
      latitude: column(([, north]) => north / METRES_PER_DEGREE),
    },
    segmentStarts: Uint32Array.from(segmentStarts),
    warnings: [],
  };
  return createSampler(track);
}

const line = (count: number, at: (i: number) => readonly [number, number]) =>
  Array.from({ length: count }, (_, i) => at(i));
const degreesOf = (radians: number) => (radians * 180) / Math.PI;

describe("traceRidePath", () => {
  it("goes through the positions and knows the heading", () => {
    const path = traceRidePath(
      rideThrough([...line(40, (i) => [i * 8, 0] as const), ...line(40, (i) => [312, -(i + 1) * 8] as const)]),
    )!;
    const early = placeOnPath(path, path.progress[20]!);
    const late = placeOnPath(path, path.progress[60]!);
    expect(late.x - early.x).toBeCloseTo(312 - 160, 0);
    expect(late.y - early.y).toBeCloseTo(21 * 8, 0);
    expect(degreesOf(early.heading)).toBeCloseTo(90, 0);
    expect(degreesOf(late.heading)).toBeCloseTo(180, 0);
  });

  it("turns through north without a jump", () => {
    const circle = line(400, (i) => [200 * Math.sin(i / 30), 200 * Math.cos(i / 30)] as const);
    const { heading } = traceRidePath(rideThrough(circle))!;
    const turns = heading.slice(1).map((value, i) => Math.abs(value - heading[i]!));
    expect(Math.max(...turns)).toBeLessThan(0.05);
    expect((heading.at(-1)! - heading[0]!) / (2 * Math.PI)).toBeCloseTo(399 / 30 / (2 * Math.PI), 1);
  });

  it("turns round steadily where the way goes back on itself", () => {
    const { heading } = traceRidePath(
      rideThrough([...line(40, (i) => [i * 8, 0] as const), ...line(40, (i) => [(39 - i) * 8, 0] as const)]),
    )!;
    const turns = heading.slice(1).map((value, i) => Math.abs(value - heading[i]!));
    expect(degreesOf(Math.max(...turns))).toBeLessThan(30);
    expect(degreesOf(Math.abs(heading.at(-1)! - heading[0]!))).toBeCloseTo(180, 0);
  });

  it("keeps place and heading while the receiver of a standing rider wanders", () => {
    const scatter = line(60, (i) => [312 + 1.2 * Math.sin(i * 12.9), 1.2 * Math.sin(i * 78.2)] as const);
    const path = traceRidePath(
      rideThrough([
        ...line(40, (i) => [i * 8, 0] as const),
        ...scatter,
        ...line(40, (i) => [312 + (i + 1) * 8, 0] as const),
      ]),
    )!;
    const stand = Array.from({ length: 40 }, (_, i) => placeOnPath(path, path.progress[50 + i]!));
    const spread = (key: "x" | "y") =>
      Math.max(...stand.map((place) => place[key])) - Math.min(...stand.map((place) => place[key]));
    expect(spread("x")).toBeLessThan(3);
    expect(spread("y")).toBeLessThan(3);
    for (const { heading } of stand) expect(Math.abs(degreesOf(heading) - 90)).toBeLessThan(12);
  });

  it("does not go from the end of one segment to the start of the next", () => {
    const path = traceRidePath(
      rideThrough([...line(20, (i) => [i * 8, 0] as const), ...line(20, (i) => [5000 + i * 8, 300] as const)], [0, 20]),
    )!;
    for (let node = 0; node < path.x.length - 1; node++) {
      if (!path.starts.has(node + 1)) expect(path.x[node + 1]! - path.x[node]!).toBeLessThan(10);
    }
    expect([...path.starts]).toHaveLength(2);
    const between = placeOnPath(path, [...path.starts][1]! - 0.5);
    expect(Math.abs(between.x - path.x[0]! - 19 * 8)).toBeLessThan(3);
  });

  it("has nothing to say about a ride without positions", () => {
    const sampler = rideThrough(line(10, (i) => [i, i] as const));
    expect(traceRidePath({ ...sampler, track: { ...sampler.track, channels: {} } })).toBeUndefined();
  });
});
