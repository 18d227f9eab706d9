import type { Clip } from "#lib/contracts/project";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { type Seconds, seconds } from "#lib/domain/units";
import { startRewind } from "./rewind.ts";
import type { Screen } from "./screen.ts";

export type PlayerState = {
  /** Video time of the frame that is on the screen. */
  readonly time: Seconds;
  /** Forwards or backwards. */
  readonly playing: boolean;
  /** How fast it plays now: negative backwards, 0 while it stands. */
  readonly rate: number;
  /** How fast it plays when it is told to. */
  readonly speed: number;
  /** What `speed` can be, rising. */
  readonly speeds: readonly number[];
  readonly muted: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** Played over and over. */
  readonly loop: Clip | null;
  /** The browser cannot show this file: time still moves, over the poster. */
  readonly unplayable: boolean;
};

/** A video in terms of video time and whole frames. Listeners hear of every frame that reaches the screen. */
export type Player = {
  readonly duration: Seconds;
  /** Length of one frame. */
  readonly frame: Seconds;
  state(): PlayerState;
  subscribe(listener: () => void): () => void;
  /** Takes over a screen that shows the video, or another one of the same frames; the returned function lets it go. */
  attach(screen: Screen): () => void;
  seek(time: number): void;
  /** So many seconds on from where it is being sent to, or is; what plays goes on playing. */
  skip(seconds: number): void;
  step(frames: number): void;
  toggle(): void;
  stop(): void;
  /** Plays forwards, each time it is told to while it does twice as fast. */
  forward(): void;
  /** Plays backwards, likewise. */
  backward(): void;
  playClip(clip: Clip): void;
  setLoop(clip: Clip | null): void;
  setSpeed(speed: number): void;
  setMuted(muted: boolean): void;
  setVolume(volume: number): void;
  fail(): void;
};

/** Before a screen says what it can do. */
const NO_SPEEDS = [1];
/** Seconds before its end in which a film that pauses by itself has ended. */
const END = 0.5;
/** Backwards only as fast as forwards on most screens. */
const FASTEST_BACK = 4;

export function createPlayer(facts: VideoFacts): Player {
  const duration = seconds(facts.duration);
  const frame = seconds(facts.frameRate.den / facts.frameRate.num);
  const listeners = new Set<() => void>();
  let state: PlayerState = {
    ...{ time: seconds(0), playing: false, rate: 0, speed: 1, speeds: NO_SPEEDS },
    ...{ muted: false, volume: 1, loop: null, unplayable: false },
  };
  let screen: Screen | undefined;
  /** Where a seek under way will land: steps in quick succession add up. */
  let aim: number | undefined;
  let stopAt: number | undefined;
  let stopRewind: (() => void) | undefined;
  /** Somebody asked for the pause that follows. */
  let stopping = false;

  function set(change: Partial<PlayerState>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  const setRate = (rate: number) => set({ rate, playing: rate !== 0 });

  function shown(time: number) {
    if (!screen?.seeking()) aim = undefined;
    const isLastOf = (end: number) => state.rate > 0 && aim === undefined && time >= end - 1.5 * frame;
    if (stopAt !== undefined && isLastOf(stopAt)) {
      stopAt = undefined;
      stopping = true;
      screen?.pause();
    } else if (stopAt === undefined && state.loop && isLastOf(state.loop.out)) {
      goTo(state.loop.in);
    }
    if (time !== state.time) set({ time: seconds(time) });
  }

  function goTo(time: number) {
    const target = Math.min(Math.max(0, time), Math.max(0, duration - frame));
    if (!screen || state.unplayable) return set({ time: seconds(target) });
    aim = target;
    screen.seek(target);
  }

  function seek(time: number) {
    stopAt = undefined;
    endRewind();
    goTo(time);
  }

  function play() {
    if (!screen || state.unplayable) return;
    endRewind();
    const last = (state.loop?.out ?? duration) - 1.5 * frame;
    if ((aim ?? state.time) >= last) goTo(state.loop?.in ?? 0);
    screen.setSpeed(state.speed);
    screen.play();
  }

  function stop() {
    stopAt = undefined;
    endRewind();
    stopping = state.rate > 0;
    screen?.pause();
  }

  function endRewind() {
    if (!stopRewind) return;
    stopRewind();
    stopRewind = undefined;
    setRate(0);
  }

  function rewind(speed: number) {
    if (!screen || state.unplayable) return;
    stopAt = undefined;
    stopRewind?.();
    const { seeking, pause } = screen;
    pause();
    const onStart = () => {
      endRewind();
      goTo(0);
    };
    stopRewind = startRewind({ from: aim ?? state.time, speed, seeking, onTime: goTo, onStart });
    setRate(-speed);
  }

  function paused() {
    screen?.setSpeed(state.speed);
    if (stopRewind) return;
    const { loop, time } = state;
    // The film may end before its last frame is told of.
    const isEnd = loop !== null && !stopping && loop.out >= duration - frame && time >= duration - END;
    stopping = false;
    setRate(0);
    if (!isEnd) return;
    goTo(loop.in);
    play();
  }

  return {
    duration,
    frame,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(next) {
      screen = next;
      const speed = next.speeds.includes(state.speed) ? state.speed : 1;
      set({ unplayable: false, speed, speeds: next.speeds });
      // Another one comes in where the last one, or the still picture, was.
      if (state.time > 0) goTo(state.time);
      next.setSpeed(speed);
      next.setVolume(state.volume);
      next.setMuted(state.muted);
      const stopWatching = next.watch({
        shown,
        paused,
        played: () => !stopRewind && setRate(state.rate || state.speed),
      });
      return () => {
        stopWatching();
        endRewind();
        screen = undefined;
        aim = undefined;
        if (state.playing) setRate(0);
      };
    },
    seek,
    skip: (by) => seek((aim ?? state.time) + by),
    step(frames) {
      stop();
      goTo((aim ?? state.time) + frames * frame);
    },
    toggle() {
      stopAt = undefined;
      if (state.playing) stop();
      else play();
    },
    stop,
    forward() {
      stopAt = undefined;
      if (state.rate <= 0) return play();
      const rate = Math.min(2 * state.rate, state.speeds.at(-1)!);
      screen?.setSpeed(rate);
      setRate(rate);
    },
    backward() {
      rewind(state.rate < 0 ? Math.min(-2 * state.rate, FASTEST_BACK) : 1);
    },
    playClip(clip) {
      seek(clip.in);
      play();
      if (!state.loop) stopAt = clip.out;
    },
    setLoop(loop) {
      set({ loop });
    },
    setSpeed(speed) {
      screen?.setSpeed(speed);
      set(state.rate > 0 ? { speed, rate: speed } : { speed });
    },
    setMuted(muted) {
      screen?.setMuted(muted);
      set({ muted });
    },
    setVolume(volume) {
      screen?.setVolume(volume);
      set({ volume });
    },
    fail() {
      endRewind();
      set({ unplayable: true, playing: false, rate: 0 });
    },
  };
}
