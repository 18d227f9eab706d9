import { describe, expect, it } from "vitest";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { utcSeconds } from "#lib/domain/units";

const synthetic = createSyntheticSampler({ seconds: 600 });
/** Power that jumps by 200 W from one second to the next. */
const sampler = {
  ...synthetic,
  sample: (utc: Parameters<typeof synthetic.sample>[0]) => {
    const sample = synthetic.sample(utc);
    const through = Math.abs(((utc - RIDE_START) % 2) - 1);
    return sample.power === undefined ? sample : { ...sample, power: 100 + 200 * through };
  },
};
const context = {
  ...{ box: { x: 0, y: 0, width: 320, height: 200 }, sampler, units: METRIC, theme: BROADCAST, rider: {}, title: "" },
  ...{ logo: undefined, span: { from: sampler.start, to: sampler.end } },
};
const [number] = GAUGES.power.pieces(context);
const textAt = (second: number) => number!.state(sampler.sample(utcSeconds(RIDE_START + second)))[0];

describe("power", () => {
  it("is what was recorded around each whole second and half way in between", () => {
    expect([9.76, 10, 10.24].map(textAt)).toEqual(["300", "300", "300"]);
    expect([10.26, 10.5, 10.74].map(textAt)).toEqual(["200", "200", "200"]);
    expect([10.76, 11, 11.24].map(textAt)).toEqual(["100", "100", "100"]);
  });

  it("changes twice a second at most", () => {
    const texts = Array.from({ length: 300 }, (_, frame) => textAt(100 + frame / 30));
    expect(texts.filter((text, frame) => frame > 0 && text !== texts[frame - 1])).toHaveLength(20);
  });

  it("is known up to the ride's very ends, and not beyond", () => {
    expect([-0.1, 0, 0.1, 598.9, 599].map((second) => textAt(second) !== "--")).toEqual([
      ...[false, true, true, true, true],
    ]);
    expect(textAt(599.1)).toBe("--");
  });
});
