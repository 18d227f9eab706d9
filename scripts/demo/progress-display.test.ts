import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createProgressDisplay } from "./progress-display.ts";

function show(isTTY: boolean): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const display = createProgressDisplay(stream as unknown as NodeJS.WriteStream);
  display.log("before");
  display.update({ progress: 0, stage: "waiting" });
  display.update({ progress: 0.25, stage: "drawing" });
  display.log("WARN something");
  display.update({ progress: 0.5, stage: "drawing" });
  display.update({ progress: 1, stage: "finished" });
  display[Symbol.dispose]();
  display.log("after");
  return String(stream.read());
}

test("away from a terminal each stage is a line", () => {
  expect(show(false)).toBe("before\n  waiting\n  drawing\nWARN something\n  finished\nafter\n");
});

test("on a terminal there is a bar, and the log's lines take its place", () => {
  const shown = show(true);
  expect(shown).toMatch(/^before\n/);
  expect(shown).toContain("\r\u001b[K\u001b[?7hWARN something\n\u001b7\u001b[?7l");
  expect(shown).toMatch(/100%\s+finished/);
  // The cursor is there again, and what follows begins on a new line.
  expect(shown.slice(shown.lastIndexOf("\u001b[?25h"))).toMatch(/^[^%]*\nafter\n$/);
});
