/** An event of Chromium's trace; times in microseconds. */
export type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread, where the machine tells it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** Milliseconds that the page's main thread worked. */
export type MainThread = {
  /** Of each stretch of `frame` milliseconds, in order. */
  readonly perFrame: readonly number[];
  /** Tasks that kept it for more than 50 ms. */
  readonly longTasks: readonly number[];
};

const TASK = "RunTask";
const LONG = 50;

/**
 * What the busiest renderer's main thread did between two moments of a trace (microseconds). A task counts where it
 * begins; by CPU time where known, since on a busy machine the clock also runs while others have the core.
 */
export function mainThread(
  events: readonly TraceEvent[],
  { from, to }: { from: number; to: number },
  frame: number,
): MainThread {
  const mains = new Set(events.filter(isMainThread).map(threadOf));
  const tasks = events.filter(
    (event) =>
      event.name === TASK && event.ph === "X" && mains.has(threadOf(event)) && event.ts >= from && event.ts < to,
  );
  const spent = Map.groupBy(tasks, threadOf);
  const busiest = [...spent.values()].sort((a, b) => total(b) - total(a))[0] ?? [];
  const perFrame = Array.from({ length: Math.max(1, Math.floor((to - from) / 1000 / frame)) }, () => 0);
  for (const task of busiest) {
    const at = Math.min(perFrame.length - 1, Math.floor((task.ts - from) / 1000 / frame));
    perFrame[at]! += lengthOf(task);
  }
  return { perFrame, longTasks: busiest.map(({ dur = 0 }) => dur / 1000).filter((length) => length > LONG) };
}

/** The value that `share` of all are not above. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
const isMainThread = ({ name, args }: TraceEvent) => name === "thread_name" && args?.name === "CrRendererMain";
const lengthOf = ({ dur = 0, tdur }: TraceEvent) => (tdur ?? dur) / 1000;
const total = (tasks: readonly TraceEvent[]) => tasks.reduce((sum, task) => sum + lengthOf(task), 0);
