import { describe, expect, it } from "vitest";
import { outputFrameRate } from "#lib/domain/render/frame-rate";

const of = (text: string) => {
  const [num = 0, den = 1] = text.split("/").map(Number);
  return { num, den };
};

describe("outputFrameRate", () => {
  it.each([
    ["a constant rate stays", "30000/1001", "30000/1001", "30000/1001", false],
    ["a constant low rate stays", "10/1", "10/1", "10/1", false],
    ["a last frame that lasts longer changes nothing", "60/1", "810000/13487", "60/1", false],
    ["an odd constant rate stays", "90000/3001", "90000/3001", "90000/3001", false],
    ["Matroska's guess of 29.97 is meant exactly", "2997/100", "2997/100", "30000/1001", false],
    ["120 is halved", "120/1", "120/1", "60/1", false],
    ["119.88 is halved", "120000/1001", "120000/1001", "60000/1001", false],
    ["240 is halved twice", "240/1", "240/1", "60/1", false],
    ["100 is halved", "100/1", "100/1", "50/1", false],
    ["a phone that dropped frames keeps its grid", "30000/1001", "547500/19019", "30000/1001", true],
    [
      "a variable rate without a grid gets the rate that keeps every frame",
      "90000/1",
      "750000/71393",
      "24000/1001",
      true,
    ],
    ["a variable rate near 60", "90000/1", "59870/1000", "60000/1001", true],
    ["a variable rate just below a film's loses no frame", "90000/1", "245/10", "25/1", true],
    ["a variable rate of 29.2 loses no frame", "90000/1", "292/10", "30000/1001", true],
    ["a phone's 30.02 is meant as 30", "90000/1", "3002/100", "30/1", true],
    ["a phone's 29.96 is meant as 29.97", "90000/1", "2996/100", "30000/1001", true],
    ["a base below the average is not taken", "24/1", "245/10", "25/1", true],
    ["a variable rate beyond 60", "90000/1", "110/1", "60000/1001", true],
  ])("%s", (_, base, average, rate, variable) => {
    expect(outputFrameRate(of(base), of(average))).toEqual({ rate: of(rate), variable });
  });

  it("allows for the last frame of a short clip", () => {
    // 64 frames in 2.1 s, a thirtieth of a second apart: the edit list cuts the last ones short.
    expect(outputFrameRate(of("30/1"), of("640000/21003"), 64)).toEqual({ rate: of("30/1"), variable: false });
    expect(outputFrameRate(of("30/1"), of("640000/21003"), 640).variable).toBe(true);
  });

  it("assumes 30 when nothing is known", () => {
    expect(outputFrameRate(undefined, undefined)).toEqual({ rate: { num: 30, den: 1 }, variable: true });
  });
});
