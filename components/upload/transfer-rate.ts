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
    return { speed, secondsLeft: steady((total - sent) / speed) };
  };
}

/** Steps that grow with the time that is left: nobody wants to watch 41 min 7 s become 40 min 58 s and 41 min 12 s. */
const STEPS = [
  { from: 1800, step: 300 },
  { from: 300, step: 60 },
  { from: 60, step: 10 },
  { from: 20, step: 5 },
];

function steady(seconds: number): number {
  const step = STEPS.find(({ from }) => seconds >= from)?.step ?? 1;
  return Math.ceil(seconds / step) * step;
}
