import { expect, test } from "vitest";
import { orderPoints } from "#lib/domain/track/read/order-points";

/** Segments of times in; what is left of them out, with the counts of what was dropped. */
function order(...segments: number[][]) {
  const time = Float64Array.from(segments.flat());
  const starts = segments.map((_, k) => segments.slice(0, k).flat().length).filter((start) => start < time.length);
  const { order: indices, segmentStarts, duplicates, crowded, backward } = orderPoints(time, starts);
  const kept = segmentStarts.map((start, k) =>
    indices.slice(start, segmentStarts[k + 1] ?? indices.length).map((i) => time[i]),
  );
  return { kept, indices, duplicates, crowded, backward };
}

test("Points in order stay as they are", () => {
  expect(order([1, 2, 3], [4, 5])).toMatchObject({
    kept: [
      [1, 2, 3],
      [4, 5],
    ],
    duplicates: 0,
    backward: 0,
  });
});

test("Of points with the same time the later stays", () => {
  expect(order([1, 2, 2, 2, 3])).toMatchObject({ indices: [0, 3, 4], duplicates: 2, backward: 0 });
});

test("Of points closer than any recorder writes them the first of each 5 ms stays", () => {
  const burst = Array.from({ length: 100_000 }, (_, k) => 1 + k * 1e-5);
  const { kept, crowded } = order([0, ...burst, 3]);
  expect(kept[0]).toHaveLength(202);
  expect(crowded).toBe(100_002 - 202);
  const sensor = Array.from({ length: 500 }, (_, k) => k / 100);
  expect(order(sensor)).toMatchObject({ kept: [sensor], crowded: 0 });
});

test("Segments in the wrong order are sorted without loss", () => {
  expect(order([7, 8], [4, 5], [1, 2])).toMatchObject({
    kept: [
      [1, 2],
      [4, 5],
      [7, 8],
    ],
    duplicates: 0,
    backward: 0,
  });
});

test("A step back inside a segment is dropped", () => {
  expect(order([1, 2, 3, 2.5, 4, 5])).toMatchObject({ kept: [[1, 2, 2.5, 4, 5]], backward: 1 });
  expect(order([1, 2, 3, 1])).toMatchObject({ kept: [[1, 2, 3]], backward: 1 });
});

test("A single wild time far ahead costs one point, not all that follow", () => {
  expect(order([1, 2, 9000, 3, 4, 5])).toMatchObject({ kept: [[1, 2, 3, 4, 5]], backward: 1 });
});

test("The same ride saved twice is kept once, from its fuller copy", () => {
  expect(order([1, 9], [1, 3, 5, 7, 9])).toMatchObject({ kept: [[1, 3, 5, 7, 9]], duplicates: 2, backward: 0 });
  expect(order([1, 3, 5, 7, 9], [2, 8])).toMatchObject({ kept: [[1, 3, 5, 7, 9]], duplicates: 0, backward: 2 });
});

test("A segment that reaches beyond a fuller one keeps what lies outside", () => {
  expect(order([1, 5, 6, 10], [4, 5, 6, 7, 8])).toMatchObject({ kept: [[1], [4, 5, 6, 7, 8], [10]], backward: 2 });
});

test("A segment that begins at the last moment of the one before loses that point only", () => {
  expect(order([1, 2, 3], [3, 4])).toMatchObject({ kept: [[1, 2, 3], [4]], duplicates: 1, backward: 0 });
});

test("A segment of one moment stays a segment", () => {
  expect(order([1, 1], [2, 3])).toMatchObject({ kept: [[1], [2, 3]], duplicates: 1 });
});
