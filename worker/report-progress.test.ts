import { expect, test } from "vitest";
import { createReporter } from "./report-progress.ts";

test("writes the first state at once, then only the newest of those that came meanwhile", async () => {
  const written: number[] = [];
  const second = Promise.withResolvers<void>();
  const reporter = createReporter<number>(async (state) => {
    written.push(state);
    if (written.length === 2) second.resolve();
  });
  for (let state = 1; state <= 50; state++) reporter.report(state);
  expect(written).toEqual([1]);
  await second.promise;
  expect(written).toEqual([1, 50]);
  await reporter.end();
});

test("never has two writes under way, and waits for the last one to end", async () => {
  let underWay = 0;
  let most = 0;
  const gate = Promise.withResolvers<void>();
  const reporter = createReporter<number>(async () => {
    most = Math.max(most, ++underWay);
    await gate.promise;
    underWay--;
  });
  reporter.report(1);
  reporter.report(2);
  const end = reporter.end();
  reporter.report(3);
  gate.resolve();
  await end;
  expect({ underWay, most }).toEqual({ underWay: 0, most: 1 });
});
