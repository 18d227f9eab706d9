import { expect, test } from "vitest";
import type { Landmark } from "#lib/domain/track/landmarks";
import { utcSeconds } from "#lib/domain/units";
import { landmarksNear } from "./landmarks-near.ts";

const at = (kind: Landmark["kind"], utc: number): Landmark => ({ kind, utc: utcSeconds(utc) });
const landmarks = [at("start", 0), at("stop", 100), at("setOff", 120), at("top", 300), at("stop", 500), at("end", 900)];

test("the nearest landmarks and the start are offered in the order of the ride", () => {
  expect(landmarksNear(landmarks, 340, 2).map(({ utc }) => utc)).toEqual([0, 300, 500]);
  expect(landmarksNear(landmarks, -50, 2).map(({ utc }) => utc)).toEqual([0, 100]);
});
