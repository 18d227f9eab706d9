import type { Clip } from "#lib/contracts/project";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { type Seconds, seconds } from "#lib/domain/units";

export type PlayerState = {
  /** Video time of the frame that is on the screen. */
  readonly time: Seconds;
  readonly playing: boolean;
  readonly speed: number;
  readonly muted: boolean;
  /** The browser cannot show this file: time still moves, over the poster. */
  readonly unplayable: boolean;
};

/** A `<video>` in terms of video time and whole frames. Listeners hear of every frame that reaches the screen. */
export type Player = {
  readonly duration: Seconds;
  /** Length of one frame. */
  readonly frame: Seconds;
  state(): PlayerState;
  subscribe(listener: () => void): () => void;
  /**
   * Takes over a video element that plays the file, or with `startTime` another one of the same frames whose player time
   * is that much ahead of video time; the returned function lets it go.
   */
  attach(video: HTMLVideoElement, startTime?: number): () => void;
  seek(time: number): void;
  step(frames: number): void;
  toggle(): void;
  playClip(clip: Clip): void;
  setSpeed(speed: number): void;
  setMuted(muted: boolean): void;
  fail(): void;
};

/** Lands inside the wanted frame in spite of rounded timestamps (Matroska keeps milliseconds). */
const INTO_FRAME = 0.001;

export function createPlayer(facts: VideoFacts): Player {
  const duration = seconds(facts.duration);
  const frame = seconds(facts.frameRate.den / facts.frameRate.num);
  const listeners = new Set<() => void>();
  let state: PlayerState = { time: seconds(0), playing: false, speed: 1, muted: false, unplayable: false };
  let video: HTMLVideoElement | undefined;
  let { startTime } = facts;
  /** Where a seek under way will land: steps in quick succession add up. */
  let aim: number | undefined;
  let stopAt: number | undefined;

  function set(change: Partial<PlayerState>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function shown(playerTime: number) {
    const time = Math.max(0, playerTime - startTime);
    if (!video?.seeking) aim = undefined;
    if (stopAt !== undefined && time + frame / 2 >= stopAt - frame) {
      stopAt = undefined;
      video?.pause();
    }
    if (time !== state.time) set({ time: seconds(time) });
  }

  function seek(time: number) {
    const target = Math.min(Math.max(0, time), Math.max(0, duration - frame));
    stopAt = undefined;
    if (!video || state.unplayable) return set({ time: seconds(target) });
    aim = target;
    video.currentTime = target + startTime + INTO_FRAME;
  }

  function play() {
    if (!video || state.unplayable) return;
    if (state.time >= duration - 1.5 * frame) seek(0);
    // A pause that follows at once rejects this promise; the play and pause events tell what became of it.
    video.play().catch(() => undefined);
  }

  return {
    duration,
    frame,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(element, start = facts.startTime) {
      video = element;
      startTime = start;
      if (state.unplayable) set({ unplayable: false });
      // Another element comes in where the last one, or the still picture, was.
      if (state.time > 0) seek(state.time);
      element.playbackRate = state.speed;
      element.muted = state.muted;
      const stopWatching = watchFrames(element, shown);
      const onPlay = () => set({ playing: true });
      const onPause = () => set({ playing: false });
      element.addEventListener("play", onPlay);
      element.addEventListener("pause", onPause);
      return () => {
        stopWatching();
        element.removeEventListener("play", onPlay);
        element.removeEventListener("pause", onPause);
        video = undefined;
      };
    },
    seek,
    step(frames) {
      video?.pause();
      seek((aim ?? state.time) + frames * frame);
    },
    toggle() {
      stopAt = undefined;
      if (state.playing) video?.pause();
      else play();
    },
    playClip(clip) {
      seek(clip.in);
      play();
      stopAt = clip.out;
    },
    setSpeed(speed) {
      if (video) video.playbackRate = speed;
      set({ speed });
    },
    setMuted(muted) {
      if (video) video.muted = muted;
      set({ muted });
    },
    fail() {
      set({ unplayable: true, playing: false });
    },
  };
}

/** Calls back with the player time of each frame shown. Without requestVideoFrameCallback: once per screen refresh. */
function watchFrames(video: HTMLVideoElement, shown: (playerTime: number) => void): () => void {
  let handle = 0;
  if ("requestVideoFrameCallback" in video) {
    const next = (_now: number, metadata: VideoFrameCallbackMetadata) => {
      shown(metadata.mediaTime);
      handle = video.requestVideoFrameCallback(next);
    };
    handle = video.requestVideoFrameCallback(next);
    return () => video.cancelVideoFrameCallback(handle);
  }
  const element: HTMLVideoElement = video;
  const next = () => {
    if (!element.seeking) shown(element.currentTime);
    handle = requestAnimationFrame(next);
  };
  handle = requestAnimationFrame(next);
  return () => cancelAnimationFrame(handle);
}
