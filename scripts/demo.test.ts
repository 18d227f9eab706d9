import { expect, test } from "vitest";
import { runScript } from "./testing/run-script.ts";

test("the demo says what is wrong with a port before it does anything", { timeout: 30_000 }, async () => {
  const { code, out, err } = await runScript("demo", ["--once", "--port", "abc"]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^--port must be a number from 0 to 65535, not "abc"\.\n\nnpm run demo/);
});
