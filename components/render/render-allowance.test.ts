import { expect, test } from "vitest";
import type { Usage } from "#lib/contracts/usage";
import { renderAllowance } from "./render-allowance.ts";

const NONE: Usage = {
  plan: "unlimited",
  renders: { used: 500, limit: null, resetsAt: "2026-12-01T00:00:00.000Z" },
  running: { used: 5, limit: null },
  storage: { used: 9e12, limit: null, videos: 9e12, tracks: 0, films: 0, uploads: 0 },
  clipSeconds: null,
  uploadBytes: null,
  largest: [],
};
const free = (changes: { used?: number; running?: number; stored?: number } = {}): Usage => ({
  ...NONE,
  plan: "free",
  renders: { ...NONE.renders, used: changes.used ?? 0, limit: 10 },
  running: { used: changes.running ?? 0, limit: 1 },
  storage: { ...NONE.storage, used: changes.stored ?? 0, limit: 20e9 },
  clipSeconds: 600,
});

test("nothing is said where nothing is limited, or where much is left", () => {
  expect(renderAllowance(NONE, 36_000)).toEqual({ notes: [] });
  expect(renderAllowance(free({ used: 4 }), 600)).toEqual({ notes: [] });
});

test("what is left is told once half is used, and that a render will wait for the one that runs", () => {
  expect(renderAllowance(free({ used: 8, running: 1 }), 60).notes).toEqual([
    "2 of 10 renders left this month.",
    "Your plan renders one at a time: this one begins when the one that runs has ended.",
  ]);
});

test("what would be refused is told before it is ordered, with what to do", () => {
  expect(renderAllowance(free({ used: 10 }), 60).against).toBe(
    "All 10 renders of this month are used. The next ones come on 1 December 2026. Renders that fail are not counted.",
  );
  expect(renderAllowance(free(), 601).against).toBe(
    "This clip is 10 minutes 1 second long; your plan renders up to 10 minutes. Make the clip shorter, or render it in parts.",
  );
  expect(renderAllowance(free({ stored: 20e9 }), 60).against).toContain("Your storage is full (20 GB of 20 GB)");
});
