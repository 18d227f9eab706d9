import { expect, test } from "vitest";
import type { SyncProposal } from "#lib/domain/sync/propose-sync";
import { basisOf } from "./sync-basis.ts";

const proposal = (offset: number, reason: string): SyncProposal => ({
  sync: { start: 1000, offset, rate: 1 },
  kind: "utc",
  label: reason,
  confidence: "high",
  reason,
});
const proposals = [proposal(0, "As UTC."), proposal(-7200, "As local time.")];

test("an untouched proposal is its own reason", () => {
  expect(basisOf({ start: 1000, offset: -7200, rate: 1 }, proposals)).toEqual({
    proposal: proposals[1],
    near: proposals[1],
    text: "As local time.",
  });
});

test("a small correction keeps the reason and says how far it went", () => {
  expect(basisOf({ start: 1000, offset: -1.4, rate: 1 }, proposals).text).toBe("Moved by hand −1.40 s. As UTC.");
  expect(basisOf({ start: 1000, offset: -7199, rate: 1 }, proposals).text).toBe(
    "Moved by hand +1.00 s. As local time.",
  );
});

test("anything else was set by hand", () => {
  expect(basisOf({ start: 1000, offset: -3600, rate: 1 }, proposals)).toEqual({
    proposal: undefined,
    near: undefined,
    text: "Set by hand.",
  });
  expect(basisOf({ start: 1000, offset: 0, rate: 30 }, proposals).text).toBe("Set by hand.");
  const points = [
    { videoTime: 0, utc: 1000 },
    { videoTime: 1, utc: 1030 },
  ];
  expect(basisOf({ start: 1000, offset: 0, rate: 30, points }, proposals).text).toBe("Set by hand, by two points.");
});
