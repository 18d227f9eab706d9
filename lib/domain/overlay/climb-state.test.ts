import { describe, expect, it } from "vitest";
import { FADES, shownClimb } from "#lib/domain/overlay/climb-state";

const CLIMBS = [
  { start: 1000, end: 3000, foot: 100, top: 220 },
  { start: 8000, end: 9000, foot: 150, top: 220 },
];

describe("shownClimb", () => {
  it("tells how far the first climb is before it begins", () => {
    expect(shownClimb(CLIMBS, 400)).toEqual({ index: 0, ahead: 600, done: 0, seen: FADES });
  });

  it("tells how much of a climb is done on it", () => {
    expect(shownClimb(CLIMBS, 1500)).toEqual({ index: 0, ahead: 0, done: 0.25, seen: FADES });
    expect(shownClimb(CLIMBS, 8999)).toMatchObject({ index: 1, done: 0.999, seen: FADES });
  });

  it("lingers at the top, fades and gives way to the next climb, which fades in", () => {
    expect(shownClimb(CLIMBS, 3014)).toMatchObject({ index: 0, done: 1, seen: FADES });
    expect(shownClimb(CLIMBS, 3020)).toMatchObject({ index: 0, seen: 3 });
    expect(shownClimb(CLIMBS, 3025)).toMatchObject({ index: 1, seen: 1 });
    expect(shownClimb(CLIMBS, 3034)).toMatchObject({ index: 1, seen: FADES, ahead: 4966 });
  });

  it("shows nothing after the last climb and on a ride without any", () => {
    expect(shownClimb(CLIMBS, 9100)).toBeUndefined();
    expect(shownClimb([], 10)).toBeUndefined();
  });
});
