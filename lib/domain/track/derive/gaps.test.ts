import { describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { classifyLinks, LINK } from "#lib/domain/track/derive/gaps";
import { everySecond, ORIGIN, type Point, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import type { Track } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

const KIND = Object.fromEntries(Object.entries(LINK).map(([name, kind]) => [kind, name]));

/** A ride east at 5 m/s, one point a second, with a hole in which the rider got `carried` metres on. */
function rideWithHole(from: number, to: number, carried: number, more: Omit<Point, "t"> = {}): Track {
  const ride = (t: number) => ({ east: 5 * Math.min(t, from) + (t < to ? 0 : carried + 5 * (t - to)), ...more });
  return syntheticTrack([...everySecond(0, from, ride), ...everySecond(to, to + 30, ride)]);
}

/** With the stops of a device's timer, from and to in seconds of the ride. */
const timed = (track: Track, ...stops: number[]): Track => ({
  ...track,
  timerStops: Float64Array.from(stops, (t) => ORIGIN.time + t),
});

/** What the link after second `t` is. */
function kindAt(track: Track, t: number): string | undefined {
  return KIND[classifyLinks(track).kinds[track.time.indexOf(ORIGIN.time + t)]!];
}

describe("A gap is", () => {
  test.each<[string, Track, string]>([
    ["a loss where the rider moved on and nothing tells of a timer", rideWithHole(30, 60, 150), "loss"],
    ["a pause where the rider stayed", rideWithHole(30, 60, 2), "pause"],
    ["a pause where the timer stood, whatever the way", timed(rideWithHole(30, 60, 150), 30, 60), "pause"],
    ["a pause where the timer stood for most of it", timed(rideWithHole(30, 60, 150), 32, 55), "pause"],
    ["a loss where the timer stood for a little of it", timed(rideWithHole(30, 60, 150), 30, 40), "loss"],
    ["a loss where the timer ran", timed(rideWithHole(30, 60, 150)), "loss"],
    ["a pause where the timer ran, but the rider stayed", timed(rideWithHole(30, 60, 2)), "pause"],
    ["a short pause where the timer stood for two seconds", timed(rideWithHole(30, 32, 4), 30, 32), "pause"],
    ["nothing where the timer ran and one record is missing", timed(rideWithHole(30, 32, 10)), "steady"],
    ["nothing where records go on while the timer stands", timed(rideWithHole(30, 31, 5), 28, 36), "steady"],
  ])("%s", (_, track, kind) => {
    expect(kindAt(track, 30)).toBe(kind);
  });

  test("of a smart recorder no pause, though it is as long as one", () => {
    const points = [0, 7, 14, 21, 40, 47, 54].map((t) => ({ t, east: 5 * t }));
    const track = syntheticTrack(points);
    expect(kindAt(track, 21)).toBe("steady"); // 19 s: below three usual intervals of 7 s
    expect(kindAt(timed(track, 22, 39), 21)).toBe("pause");
    expect(kindAt(timed(track, 22, 24), 21)).toBe("steady");
  });

  test("of a recorder that leaves points out on straights no loss, though most points are a second apart", () => {
    const bends = Array.from({ length: 20 }, (_, k) =>
      [0, 1, 2, 3, 12].map((t) => ({ t: 22 * k + t, east: 110 * k + 5 * t })),
    );
    const smart = syntheticTrack(bends.flat());
    expect(kindAt(smart, 3)).toBe("steady");
    expect(kindAt(smart, 12)).toBe("steady");
    const tunnel = syntheticTrack([...bends.flat(), { t: 540, east: 2700 }, { t: 541, east: 2705 }]);
    expect(kindAt(tunnel, 430)).toBe("loss");
  });

  test("indoors a pause, unless the device's timer ran", () => {
    const indoors = syntheticTrack([
      ...everySecond(0, 30, () => ({ power: 200 })),
      ...everySecond(60, 90, () => ({ power: 200 })),
    ]);
    expect(kindAt(indoors, 30)).toBe("pause");
    expect(kindAt(timed(indoors, 30, 60), 30)).toBe("pause");
    expect(kindAt(timed(indoors), 30)).toBe("loss");
  });
});

test("While the timer stands everything is 0, and neither time nor way is counted", () => {
  const track = rideWithHole(30, 60, 400, { power: 200, cadence: 90, speed: 5 });
  const stopped = createSampler(timed(track, 30, 60));
  const lost = createSampler(track);
  const at = (t: number) => utcSeconds(ORIGIN.time + t);
  expect(stopped.sample(at(45))).toMatchObject({ speed: 0, power: 0, cadence: 0 });
  expect(lost.sample(at(45))).not.toHaveProperty("power");
  expect(stopped.totalMovingTime).toBe(60);
  expect(lost.totalMovingTime).toBe(90);
  expect(stopped.totalDistance).toBeCloseTo(300, 0);
  expect(lost.totalDistance).toBeCloseTo(700, 0);
});
