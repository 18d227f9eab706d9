import { expect, it } from "vitest";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { GaugeName } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { utcSeconds } from "#lib/domain/units";
import { createDrawing } from "../../../worker/canvas.ts";

const sampler = createSyntheticSampler();
const span = { from: utcSeconds(Number.NEGATIVE_INFINITY), to: utcSeconds(Number.POSITIVE_INFINITY) };

/** The first and last columns of a box of 400 pixels that a gauge paints for a text; shadows left out. */
function inkOf(name: GaugeName, text: string, align: "left" | "right") {
  const height = 2 * Math.round(200 / GAUGES[name].aspect);
  const box = { x: 0, y: 0, width: 400, height };
  const theme = { ...BROADCAST, shadow: 0 };
  const context = { box, align, sampler, units: METRIC, theme, rider: {}, title: "", logo: undefined, span };
  const { context: canvas } = createDrawing(400, height);
  GAUGES[name].pieces(context)[0]!.draw(canvas, [text]);
  const { data } = canvas.getImageData(0, 0, 400, height);
  const columns = [...Array(400).keys()].filter((x) => {
    for (let y = 0; y < height; y++) if (data[(y * 400 + x) * 4 + 3]! > 128) return true;
    return false;
  });
  return { first: columns[0]!, last: columns.at(-1)! };
}

it.each(["speed", "heart-rate", "distance", "gradient-wedge"] as const)(
  "sets %s towards the side at which the layout anchors it",
  (name) => {
    const [short, long] = name === "distance" ? ["8.8", "888.8"] : ["8", "88"];
    const [left, longLeft] = [inkOf(name, short, "left"), inkOf(name, long, "left")];
    const [right, longRight] = [inkOf(name, short, "right"), inkOf(name, long, "right")];
    expect(longLeft.first).toBe(left.first);
    expect(longRight.last).toBe(right.last);
    if (name === "gradient-wedge") return;
    expect(longLeft.last).toBeGreaterThan(left.last + 10);
    expect(longRight.first).toBeLessThan(right.first - 10);
  },
);
