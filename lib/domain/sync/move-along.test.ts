import { expect, test } from "vitest";
import { movedAlong } from "#lib/domain/sync/move-along";

const video = (name: string, creationTime: number) => ({ name, creationTime, duration: 60 });
const sync = (start: number, offset = 0, rate = 1) => ({ start, offset, rate });
const FIRST = video("GX010041.MP4", 1000);
const SECOND = video("GX010042.MP4", 5000);

test("A video of the same camera that lay by the same clock moves by as much, at its own rate", () => {
  const moved = movedAlong(
    { video: FIRST, before: sync(1000, 2), after: sync(990, 40.5) },
    { video: SECOND, sync: sync(4000, 1002, 30) },
  );
  expect(moved).toEqual(sync(4000, 1030.5, 30));
});

test.each([
  ["that was put right by itself", { video: SECOND, sync: sync(5000, 3) }],
  ["of another camera", { video: video("DJI_0001.MP4", 5000), sync: sync(5000, 2) }],
  ["without a clock", { video: { name: "GX010042.MP4", duration: 60 }, sync: sync(5000, 2) }],
])("One %s stays", (_, other) => {
  expect(movedAlong({ video: FIRST, before: sync(1000, 2), after: sync(1000, 5) }, other)).toBeUndefined();
});

test("Nothing follows what did not move", () => {
  const still = { video: FIRST, before: sync(1000, 2), after: sync(1002, 0) };
  expect(movedAlong(still, { video: SECOND, sync: sync(5000, 2) })).toBeUndefined();
});
