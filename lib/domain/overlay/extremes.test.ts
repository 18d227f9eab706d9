import { describe, expect, it } from "vitest";
import { IMPERIAL, METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import type { GaugeContext, Rect } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import { GAUGE_NAMES } from "#lib/domain/overlay/layout";
import { BROADCAST, type Theme } from "#lib/domain/overlay/theme";
import { THEMES } from "#lib/domain/overlay/themes";
import type { Sample } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";
import { createDrawing } from "../../../worker/canvas.ts";

const BIG: Theme = { ...BROADCAST, fontScale: 1.4, shadow: 2 };
const SMALL: Theme = { ...THEMES.light, fontScale: 0.7, shadow: 0.4 };
const sampler = createSyntheticSampler();

/** More than any ride has: what a broken sensor or a week of recording may give. */
const HIGHEST: Sample = {
  ...{ utc: utcSeconds(RIDE_START + 3000), latitude: 46.5, longitude: 8.3, course: 359.9 },
  ...{ speed: 111, averageSpeed: 99.9, maxSpeed: 280, elevation: 8848, gradient: 0.99, heartRate: 254, cadence: 254 },
  ...{
    power: 12_345,
    power3s: 9999,
    normalizedPower: 2500,
    powerToWeight: 123.4,
    powerZone: 7.999,
    heartRateZone: 5.999,
  },
  ...{ balance: 1, gearFront: 53, gearRear: 51, vam: 12_340, ascent: 123_456, calories: 99_999, temperature: 128 },
  ...{ distance: 12_345_678, distanceLeft: 12_345_678, elapsed: 400 * 3600, movingTime: 399 * 3600 },
  ...{ lap: 1234, lapTime: 360_000, lapDistance: 9_999_999 },
};
const LOWEST: Sample = {
  ...{ utc: utcSeconds(RIDE_START + 10), latitude: 46.5, longitude: 8.3, course: 0 },
  ...{ speed: 0, averageSpeed: 0, maxSpeed: 0, elevation: -432, gradient: -0.99, heartRate: 1, cadence: 0 },
  ...{ power: 0, power3s: 0, normalizedPower: 0, powerToWeight: 0, powerZone: 1, heartRateZone: 1, balance: 0 },
  ...{ gearRear: 11, vam: 0, ascent: 0, calories: 0, temperature: -61.4, distance: 0, distanceLeft: 0, elapsed: 0 },
  ...{ movingTime: 0, lap: 1, lapTime: 0, lapDistance: 0 },
};
const SAMPLES = [HIGHEST, LOWEST, { utc: utcSeconds(RIDE_START - 5) }];

/** Pixels that are painted outside a rectangle. */
function inkOutside(
  width: number,
  height: number,
  rect: Rect,
  paint: (canvas: ReturnType<typeof createDrawing>["context"]) => void,
) {
  const { context } = createDrawing(width, height);
  paint(context);
  context.clearRect(rect.x, rect.y, rect.width, rect.height);
  return context.getImageData(0, 0, width, height).data.filter((value, index) => index % 4 === 3 && value > 0).length;
}

describe.each(GAUGE_NAMES)("the gauge %s", { timeout: 60_000 }, (name) => {
  const gauge = GAUGES[name];

  it.each([
    ["large and strongly shaded", BIG, IMPERIAL, 180, "left"],
    ["large and strongly shaded", BIG, METRIC, 84, "right"],
    ["small and light", SMALL, METRIC, 84, "left"],
    ["neon", THEMES.neon, IMPERIAL, 180, "right"],
  ] as const)("keeps extreme values within its bounds, %s", (_, theme, units, boxHeight, align) => {
    const box = { x: 40, y: 40, width: 2 * Math.round((boxHeight * gauge.aspect) / 2), height: boxHeight };
    const [width, height] = [box.width + 80, box.height + 80];
    const span = { from: utcSeconds(Number.NEGATIVE_INFINITY), to: utcSeconds(Number.POSITIVE_INFINITY) };
    const rider = { name: "Ångström Žižka-Mączyński" };
    const title = "Étappe 17: Đà Nẵng – Αθήνα – Київ, 1 234 km";
    const context: GaugeContext = { box, align, sampler, units, theme, rider, title, logo: undefined, span };
    expect(inkOutside(width, height, box, (canvas) => gauge.drawStill(canvas, context))).toBe(0);
    for (const piece of gauge.pieces(context)) {
      for (const sample of SAMPLES) {
        const state = piece.state(sample);
        const outside = inkOutside(width, height, piece.bounds, (canvas) => piece.draw(canvas, state));
        expect(outside, `${JSON.stringify(state)}`).toBe(0);
      }
    }
  });
});
