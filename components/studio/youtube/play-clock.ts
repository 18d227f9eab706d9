/**
 * The time of a film that is only told now and then, and late: YouTube's player tells it 4 to 10 times a second.
 * All moments are in milliseconds of one clock, film times in seconds.
 */
export type PlayClock = {
  /** What the player says that the time is; the same as before says nothing new. */
  report(time: number, now: number): void;
  /** It has gone elsewhere, and is there now. */
  jump(time: number, now: number): void;
  /** It plays, so many seconds of film in a second. */
  run(rate: number, now: number): void;
  /** It stands where it is. */
  hold(now: number): void;
  at(now: number): number;
};

/** A report that is this many seconds off is no lateness: somebody has gone elsewhere in the film. */
const JUMP = 0.4;
/** How much of a report's lag is believed: it may just have been late. */
const SLOWDOWN = 0.1;
/** Without anything new for so many seconds the film has stopped, whatever the player says. */
const PATIENCE = 0.6;

export function createPlayClock(): PlayClock {
  /** The film's time at a moment, from which it goes on. */
  let anchor = { time: 0, now: 0 };
  let rate = 0;
  let last: { time: number; now: number } | undefined;

  function at(now: number): number {
    const silent = Math.min(now, (last?.now ?? now) + PATIENCE * 1000);
    return anchor.time + (rate * Math.max(0, silent - anchor.now)) / 1000;
  }

  return {
    at,
    report(time, now) {
      if (last?.time === time) return;
      const told = at(now);
      last = { time, now };
      const ahead = time - told;
      const isJump = rate === 0 || Math.abs(ahead) > JUMP * Math.max(1, rate);
      // Reports are late, never early: the one that is farthest ahead is the nearest to the truth.
      anchor = { time: isJump || ahead > 0 ? time : told + SLOWDOWN * ahead, now };
    },
    jump(time, now) {
      anchor = { time, now };
      last = { time, now };
    },
    run(next, now) {
      anchor = { time: at(now), now };
      if (last) last = { ...last, now };
      rate = next;
    },
    hold(now) {
      anchor = { time: at(now), now };
      rate = 0;
    },
  };
}
