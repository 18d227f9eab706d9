// On globalThis, because a bundler may give each route its own copy of this module.
const LINES = Symbol.for("sportssync.lines");
const shared = globalThis as { [LINES]?: Map<string, Promise<void>> };

/**
 * Does a process's work of one key one after another, in the order in which it came. Who waits for a lock in the
 * database holds one of few connections meanwhile: two hundred requests of one person would take them all, and everybody
 * else would wait.
 */
export async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  shared[LINES] ??= new Map();
  const lines = shared[LINES];
  const mine = (lines.get(key) ?? Promise.resolve()).then(work);
  const ended = mine.then(
    () => {},
    () => {},
  );
  lines.set(key, ended);
  try {
    return await mine;
  } finally {
    if (lines.get(key) === ended) lines.delete(key);
  }
}
