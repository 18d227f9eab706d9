/** What shows the pictures, in video time: a video element, or YouTube's player. */
export type Screen = {
  /** Speeds at which it plays, rising. */
  readonly speeds: readonly number[];
  play(): void;
  pause(): void;
  /** Shows the frame that begins at this time, which lies within the video. */
  seek(time: number): void;
  /** The frame that was last asked for is not on the screen yet. */
  seeking(): boolean;
  setSpeed(speed: number): void;
  /** 0 to 1. */
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  /** Tells what happens on it, until the returned function is called. */
  watch(listener: ScreenListener): () => void;
};

export type ScreenListener = {
  /** A frame has come to the screen: its video time, which is the same again while nothing moves. */
  shown(time: number): void;
  played(): void;
  paused(): void;
};
