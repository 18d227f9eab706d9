import { describe, expect, it } from "vitest";
import { framesInProgressLine } from "#lib/domain/render/encode-progress";

describe("framesInProgressLine", () => {
  it.each([
    ["frame=120", 120],
    ["frame=  7", 7],
    ["fps=30.1", undefined],
    ["dup_frames=3", undefined],
    ["progress=end", undefined],
  ])("of %o is %o", (line, frames) => {
    expect(framesInProgressLine(line)).toBe(frames);
  });
});
