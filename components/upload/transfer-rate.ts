/** How fast an upload is, told from its last seconds. */
export type TransferRate = {
  /** Bytes a second. */
  readonly speed: number;
  readonly secondsLeft: number;
};

/** Seconds over which the speed is averaged: parts end in bursts, and people want a number that holds still. */
const WINDOW = 10;
/** Before this many seconds have been seen there is nothing to say. */
const WARM_UP = 1;

/** Feed it with `(seconds on any clock, bytes sent so far)`; undefined until there is something to say. */
export function createRateMeter(total: number): (now: number, sent: number) => TransferRate | undefined {
  const seen: { at: number; sent: number }[] = [];
  return (now, sent) => {
    seen.push({ at: now, sent });
    while (seen.length > 2 && now - (seen[1]?.at ?? now) > WINDOW) seen.shift();
    const [first] = seen;
    if (!first || now - first.at < WARM_UP || sent <= first.sent) return undefined;
    const speed = (sent - first.sent) / (now - first.at);
    return { speed, secondsLeft: (total - sent) / speed };
  };
}
