import { describe, expect, it } from "vitest";
import { mainThread, percentile, type TraceEvent } from "./main-thread.ts";

const named = (pid: number, name: string): TraceEvent => ({
  ...{ name: "thread_name", ph: "M", pid, tid: 1, ts: 0 },
  args: { name },
});
const task = (pid: number, ms: number, length: number, cpu?: number): TraceEvent => ({
  ...{ name: "RunTask", ph: "X", pid, tid: 1, ts: ms * 1000, dur: length * 1000 },
  ...(cpu === undefined ? {} : { tdur: cpu * 1000 }),
});

describe("mainThread", () => {
  it("adds up the busiest page's tasks frame by frame, by CPU time where it is known", () => {
    const events = [
      ...[named(1, "CrRendererMain"), named(2, "CrRendererMain"), named(3, "Compositor")],
      ...[task(1, 101, 4), task(1, 108, 30, 2), task(1, 112, 60, 5), task(1, 99, 9), task(2, 105, 1), task(3, 105, 90)],
    ];
    const { perFrame, longTasks } = mainThread(events, { from: 100_000, to: 130_000 }, 10);
    expect(perFrame).toEqual([6, 5, 0]);
    expect(longTasks).toEqual([60]);
  });

  it("knows what most frames stay below", () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 1)]).toEqual([50, 95, 99]);
    expect(percentile([], 0.5)).toBe(0);
  });
});
