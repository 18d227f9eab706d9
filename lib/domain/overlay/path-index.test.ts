import { expect, test } from "vitest";
import { indexPath } from "#lib/domain/overlay/path-index";
import type { RidePath } from "#lib/domain/overlay/ride-path";

/** A path through nodes two metres apart. */
function pathOf(points: readonly (readonly [x: number, y: number])[], starts: number[] = [0]): RidePath {
  const column = (value: (point: readonly [number, number]) => number) => Float64Array.from(points, value);
  return {
    ...{ spacing: 2, x: column(([x]) => x), y: column(([, y]) => y), starts: new Set(starts) },
    ...{ heading: new Float64Array(points.length), progress: new Float64Array(0) },
  };
}
const circle = (nodes: number, laps: number, wander = 0) =>
  Array.from({ length: nodes }, (_, i) => {
    const angle = (i / nodes) * 2 * Math.PI * laps;
    const radius = 100 + wander * Math.sin(i * 12.9898);
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });

test("finds every part of a path that comes near a place, in its order", () => {
  const path = pathOf(Array.from({ length: 4000 }, (_, i) => [i * 2, 60 * Math.sin(i / 20)] as const));
  const index = indexPath(path, 280, 3);
  for (const at of [0, 1234, 3999]) {
    const [x, y] = [path.x[at]!, path.y[at]!];
    const found = index.near(x, y, 200);
    expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).sort((a, b) => a - b));
    for (let node = 0; node < 4000; node++) {
      if (Math.hypot(path.x[node]! - x, path.y[node]! - y) > 200) continue;
      expect(found.some(({ from, to }) => node >= from && node <= to)).toBe(true);
    }
    expect(found.length).toBeLessThan(60);
  }
});

test("leaves out what would be drawn over what is there already", () => {
  const nodes = (laps: number) => Math.round((2 * Math.PI * 100 * laps) / 2);
  const once = indexPath(pathOf(circle(nodes(1), 1)), 280, 5).near(0, 0, 150);
  const often = indexPath(pathOf(circle(nodes(60), 60, 1)), 280, 5).near(0, 0, 150);
  expect(often.length).toBeLessThanOrEqual(once.length + 8);
  expect(often.slice(0, once.length).map(({ from }) => from)).toEqual(once.map(({ from }) => from));
});

test("keeps a way back that runs beside the way out", () => {
  const out = Array.from({ length: 500 }, (_, i) => [i * 2, 0] as const);
  const back = Array.from({ length: 500 }, (_, i) => [(499 - i) * 2, 20] as const);
  const found = indexPath(pathOf([...out, ...back]), 280, 5).near(300, 0, 100);
  expect(found.some(({ from }) => from < 500)).toBe(true);
  expect(found.some(({ from }) => from >= 500)).toBe(true);
});

test("does not join two segments", () => {
  const path = pathOf([...circle(40, 0.1), ...circle(40, 0.1).map(([x, y]) => [x + 50, y] as const)], [0, 40]);
  for (const { from, to } of indexPath(path, 280, 3).near(0, 0, 300)) expect(from < 40 && to >= 40).toBe(false);
});
