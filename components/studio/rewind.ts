type Rewind = {
  /** Seconds of video time where it begins. */
  from: number;
  /** Seconds of video in one second. */
  speed: number;
  seeking: () => boolean;
  /** Goes to a time that is earlier each time. */
  onTime: (time: number) => void;
  /** The first frame is reached. */
  onStart: () => void;
};

/**
 * Plays backwards, which browsers do not: goes back by as much as has passed each time the last frame asked for is
 * there. The returned function stops it.
 */
export function startRewind({ from, speed, seeking, onTime, onStart }: Rewind): () => void {
  let handle = 0;
  let began: number | undefined;
  function tick(now: number) {
    began ??= now;
    const time = from - (speed * (now - began)) / 1000;
    if (time <= 0) return onStart();
    if (!seeking()) onTime(time);
    handle = requestAnimationFrame(tick);
  }
  handle = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(handle);
}
