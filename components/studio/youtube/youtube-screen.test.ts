import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { youtubeScreen } from "./youtube-screen.ts";

const FRAME = 1 / 30;
const [UNSTARTED, PLAYING, PAUSED, BUFFERING] = [-1, 1, 2, 3];

let tick: () => void = () => undefined;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  vi.stubGlobal("requestAnimationFrame", (next: () => void) => {
    tick = next;
    return 1;
  });
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** YouTube's player as far as the screen asks it, telling the time that the test sets. */
function setUp() {
  const calls: string[] = [];
  const told = { time: 0 };
  const named = (name: string) => (value?: number) => void calls.push(value === undefined ? name : `${name} ${value}`);
  const player = {
    getPlayerState: () => UNSTARTED,
    getCurrentTime: () => told.time,
    getAvailablePlaybackRates: () => [0.5, 1, 2],
    seekTo: (seconds: number) => void calls.push(`seekTo ${seconds.toFixed(3)}`),
    ...{ playVideo: named("playVideo"), pauseVideo: named("pauseVideo"), mute: named("mute"), unMute: named("unMute") },
    ...{ setPlaybackRate: named("rate"), setVolume: named("volume") },
  };
  const screen = youtubeScreen(player as unknown as YT.Player, FRAME);
  const shown: number[] = [];
  const heard: string[] = [];
  screen.watch({
    shown: (time) => shown.push(time),
    played: () => heard.push("played"),
    paused: () => heard.push("paused"),
  });
  const look = (time = told.time) => {
    told.time = time;
    tick();
    return shown.at(-1);
  };
  return { screen, calls, shown, heard, look };
}

test("Sent to a frame before it ever played, it stands there: silent, and on that very frame", () => {
  const { screen, calls, shown, heard, look } = setUp();
  screen.seek(3);
  screen.changed(BUFFERING!);
  look();
  screen.changed(PLAYING!);
  look(3.06);
  screen.changed(PAUSED!);
  look();
  expect(shown).toEqual([]);
  expect(screen.seeking()).toBe(true);
  expect(look(3 + FRAME / 2)).toBeCloseTo(3);
  expect(screen.seeking()).toBe(false);
  expect(calls).toEqual(["mute", "seekTo 3.017", "pauseVideo", "seekTo 3.017", "unMute"]);
  expect(heard).toEqual(["paused"]);
});

test("A step from a pause is shown when the player says that it is there, not before", () => {
  const { screen, shown, look } = setUp();
  screen.play();
  screen.changed(PLAYING!);
  look(1 + FRAME / 2);
  screen.pause();
  screen.changed(PAUSED!);
  look();
  const before = shown.length;
  screen.seek(1 + FRAME);
  look();
  expect(shown).toHaveLength(before);
  expect(look(1 + 1.5 * FRAME)).toBeCloseTo(1 + FRAME);
});

test("While it plays, whole frames go by between two reports; while it buffers, none", () => {
  const { screen, look } = setUp();
  screen.play();
  screen.changed(PLAYING!);
  look(5.001);
  vi.advanceTimersByTime(100);
  expect(look()).toBeCloseTo(5.1);
  screen.changed(BUFFERING!);
  vi.advanceTimersByTime(2000);
  expect(look()).toBeCloseTo(5.1);
});

test("A press on the film itself plays it", () => {
  const { screen, calls, heard } = setUp();
  screen.changed(PLAYING!);
  expect(heard).toEqual(["played"]);
  expect(calls).toEqual([]);
});
