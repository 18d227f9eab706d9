import { describe, expect, it } from "vitest";
import { DEFAULT_OUTPUT, encodingOf, outputSchema } from "#lib/domain/render/output";

describe("outputSchema", () => {
  it("reads what was stored before there was a choice as one film like the source", () => {
    const { preset, crf, ...rest } = outputSchema.parse({ preset: "medium", crf: 19 });
    expect({ preset, crf }).toEqual({ preset: "medium", crf: 19 });
    expect(rest).toEqual(DEFAULT_OUTPUT);
    expect(DEFAULT_OUTPUT).toMatchObject({ kind: "film", shape: "source", renditions: ["source"] });
  });

  it.each([
    [{ shape: "21:9" }, /shape is one of source, 16:9/],
    [{ renditions: [] }, /at least one size/],
    [{ renditions: ["2160p"] }, /size is one of source, 1080p/],
    [{ position: { x: 1.2, y: 0 } }, /1 at most/],
    [{ position: { x: Number.NaN, y: 0 } }, /number from 0 to 1/],
    [{ quality: "best" }, /quality is one of draft, standard, high/],
    [{ crf: 90 }, /51/],
  ])("refuses %o in words", (wishes, words) => {
    expect(outputSchema.safeParse(wishes).error?.issues[0]?.message).toMatch(words);
  });
});

describe("encodingOf", () => {
  it("takes the encoder's own settings where they are given", () => {
    expect(encodingOf(outputSchema.parse({ quality: "high" }))).toEqual({ preset: "fast", crf: 18 });
    expect(encodingOf(outputSchema.parse({ quality: "high", crf: 30 }))).toEqual({ preset: "fast", crf: 30 });
    expect(encodingOf(DEFAULT_OUTPUT)).toEqual({ preset: "veryfast", crf: 23 });
  });
});
