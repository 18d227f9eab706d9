import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { youtubeFacts } from "#lib/domain/youtube/youtube-facts";
import { createPlayer } from "./player.ts";
import type { Screen, ScreenListener } from "./screen.ts";

/** Ten seconds of 30 frames a second. */
const FACTS: VideoFacts = youtubeFacts({ isShort: false }, 10);
const FRAME = 1 / 30;

/** A screen of which the test says when a seek lands and which frame has come. */
function testScreen(speeds: readonly number[] = [0.5, 1, 2, 4]) {
  let listener: ScreenListener | undefined;
  const seen = { playing: false, speed: 1, aim: undefined as number | undefined, seeks: [] as number[] };
  const screen: Screen = {
    speeds,
    play() {
      seen.playing = true;
      listener?.played();
    },
    pause() {
      if (!seen.playing) return;
      seen.playing = false;
      listener?.paused();
    },
    seek(time) {
      seen.aim = time;
      seen.seeks.push(time);
    },
    seeking: () => seen.aim !== undefined,
    setSpeed(speed) {
      seen.speed = speed;
    },
    setVolume() {},
    setMuted() {},
    watch(next) {
      listener = next;
      return () => {
        listener = undefined;
      };
    },
  };
  const show = (time: number) => listener?.shown(time);
  const land = () => {
    const time = seen.aim ?? 0;
    seen.aim = undefined;
    show(time);
  };
  return { screen, seen, show, land, end: () => screen.pause() };
}

function setUp(speeds?: readonly number[]) {
  const player = createPlayer(FACTS);
  const made = testScreen(speeds);
  const detach = player.attach(made.screen);
  return { player, detach, ...made };
}

describe("A seek", () => {
  test("before there is a screen is made up for when one comes", () => {
    const player = createPlayer(FACTS);
    player.seek(4);
    expect(player.state().time).toBe(4);
    const { screen, seen } = testScreen();
    player.attach(screen);
    expect(seen.aim).toBe(4);
  });

  test("stays within the video, and steps in quick succession add up", () => {
    const { player, seen, land } = setUp();
    player.seek(99);
    expect(seen.aim).toBeCloseTo(10 - FRAME);
    player.seek(1);
    for (let step = 0; step < 3; step++) player.step(1);
    for (let second = 0; second < 2; second++) player.skip(1);
    land();
    expect(player.state().time).toBeCloseTo(3 + 3 * FRAME);
  });
});

describe("J, K and L", () => {
  test("L plays and doubles up to the fastest there is; K stops and forgets it", () => {
    const { player, seen } = setUp([0.5, 1, 2]);
    const speeds = [0, 1, 2].map(() => {
      player.forward();
      return [player.state().rate, seen.speed];
    });
    expect(speeds).toEqual([
      [1, 1],
      [2, 2],
      [2, 2],
    ]);
    player.stop();
    expect(player.state()).toMatchObject({ rate: 0, playing: false, speed: 1 });
    expect(seen).toMatchObject({ playing: false, speed: 1 });
  });

  describe("J", () => {
    let tick: (now: number) => void = () => undefined;
    beforeEach(() => {
      vi.stubGlobal("requestAnimationFrame", (next: (now: number) => void) => {
        tick = next;
        return 1;
      });
      vi.stubGlobal("cancelAnimationFrame", () => {
        tick = () => undefined;
      });
    });
    afterEach(() => void vi.unstubAllGlobals());

    test("goes back by what has passed whenever the last frame is there, to the first one", () => {
      const { player, seen, land } = setUp();
      player.seek(1);
      land();
      player.backward();
      expect(player.state()).toMatchObject({ rate: -1, playing: true });
      tick(0);
      tick(100);
      land();
      tick(200);
      tick(300);
      expect(seen.seeks.slice(1)).toEqual([1, 0.8].map((time) => expect.closeTo(time)));
      land();
      player.backward();
      player.backward();
      player.backward();
      expect(player.state().rate).toBe(-4);
      tick(400);
      tick(2000);
      land();
      expect(player.state()).toMatchObject({ time: 0, rate: 0, playing: false });
    });

    test("is turned round by L", () => {
      const { player, seen, land } = setUp();
      player.seek(5);
      land();
      player.backward();
      player.forward();
      expect(player.state()).toMatchObject({ rate: 1, playing: true });
      expect(seen.playing).toBe(true);
    });
  });
});

describe("A clip", () => {
  const clip = { in: 2, out: 3 };

  test("is played to its last frame", () => {
    const { player, seen, land, show } = setUp();
    player.playClip(clip);
    land();
    show(2.5);
    expect(seen.playing).toBe(true);
    show(3 - FRAME);
    expect(seen.playing).toBe(false);
  });

  test("that repeats begins again behind its last frame", () => {
    const { player, seen, land, show } = setUp();
    player.setLoop(clip);
    player.playClip(clip);
    land();
    show(3 - FRAME);
    expect(seen).toMatchObject({ playing: true, aim: 2 });
  });

  test("that repeats and ends with the film goes on when the film has stopped by itself", () => {
    const { player, seen, land, show, end } = setUp();
    player.setLoop({ in: 9, out: 10 });
    player.playClip({ in: 9, out: 10 });
    land();
    show(9.8);
    end();
    expect(seen).toMatchObject({ playing: true, aim: 9 });
    land();
    player.stop();
    expect(seen.playing).toBe(false);
  });
});

test("Without a screen that plays, time still moves and nothing plays", () => {
  const { player, detach } = setUp();
  detach();
  player.fail();
  player.seek(3);
  player.toggle();
  player.backward();
  expect(player.state()).toMatchObject({ time: 3, playing: false, unplayable: true });
});
