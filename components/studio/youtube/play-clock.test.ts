import { describe, expect, test } from "vitest";
import { createPlayClock } from "./play-clock.ts";

type Simulation = { rate?: number; every?: number; late?: (index: number) => number };

/** Seconds by which the clock is off, looked at 60 times a second through three seconds of coarse, late reports. */
function errorsOf({ rate = 1, every = 250, late = () => 0 }: Simulation): number[] {
  const clock = createPlayClock();
  clock.report(10, 0);
  clock.run(rate, 0);
  const film = (now: number) => 10 + (rate * now) / 1000;
  const errors: number[] = [];
  for (let now = 0; now < 3000; now += 1000 / 60) {
    const index = Math.floor(now / every);
    // What the player tells now is what it knew at its last report, which came late.
    const told = now - index * every >= late(index) ? index : index - 1;
    clock.report(film(Math.max(0, told * every)), now);
    if (now > 500) errors.push(Math.abs(clock.at(now) - film(now)));
  }
  return errors;
}

describe("A clock that is told the time four times a second", () => {
  test("is right to a sixtieth of a second in between", () => {
    expect(Math.max(...errorsOf({}))).toBeLessThan(1 / 60);
  });

  test("is right at other speeds too", () => {
    for (const rate of [0.25, 0.5, 2]) expect(Math.max(...errorsOf({ rate })), `${rate}`).toBeLessThan(rate / 50);
  });

  test("trusts the report that was least late", () => {
    const errors = errorsOf({ late: (index) => [5, 60, 20, 90][index % 4]! });
    expect(Math.max(...errors)).toBeLessThan(0.04);
  });

  test("is right with reports ten times a second", () => {
    expect(Math.max(...errorsOf({ every: 100, late: () => 10 }))).toBeLessThan(0.04);
  });
});

test("It stands while nothing plays, and goes to what is told then", () => {
  const clock = createPlayClock();
  clock.report(5, 0);
  expect(clock.at(1000)).toBe(5);
  clock.report(5.1, 2000);
  expect(clock.at(3000)).toBe(5.1);
});

test("It stops where it is held, and goes on from there", () => {
  const clock = createPlayClock();
  clock.report(1, 0);
  clock.run(1, 0);
  clock.hold(300);
  expect(clock.at(900)).toBeCloseTo(1.3);
  clock.run(2, 1000);
  expect(clock.at(1100)).toBeCloseTo(1.5);
});

test("It follows at once when somebody goes elsewhere in the film", () => {
  const clock = createPlayClock();
  clock.report(1, 0);
  clock.run(1, 0);
  clock.report(40, 200);
  expect(clock.at(200)).toBe(40);
  clock.report(2, 400);
  expect(clock.at(500)).toBeCloseTo(2.1);
  clock.jump(1.9, 600);
  expect(clock.at(700)).toBeCloseTo(2);
});

test("It does not run away while the player is silent: an advertisement, or a film that stalls", () => {
  const clock = createPlayClock();
  clock.report(1, 0);
  clock.run(1, 0);
  for (let now = 0; now < 10_000; now += 16) clock.report(1, now);
  expect(clock.at(10_000)).toBeCloseTo(1.6);
  clock.report(1.1, 10_016);
  expect(clock.at(10_016)).toBeLessThan(1.6);
});
