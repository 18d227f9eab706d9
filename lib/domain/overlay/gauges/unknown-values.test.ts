import { expect, test } from "vitest";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { clock } from "#lib/domain/overlay/gauges/clock";
import { compass } from "#lib/domain/overlay/gauges/compass";
import { gradient } from "#lib/domain/overlay/gauges/gradient";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { utcSeconds } from "#lib/domain/units";
import { createDrawing } from "../../../../worker/canvas.ts";

const context = {
  box: { x: 0, y: 0, width: 320, height: 80 },
  sampler: createSyntheticSampler(),
  units: METRIC,
  theme: BROADCAST,
  rider: {},
  title: "",
  logo: undefined,
  span: { from: utcSeconds(RIDE_START), to: utcSeconds(RIDE_START + 60) },
};

test.each([1e300, -1e13, Number.NaN])("a clock at %d, which no date can name, shows --", (utc) => {
  const [number] = clock.pieces(context);
  expect(number?.state({ utc: utcSeconds(utc) })).toEqual(["--"]);
});

test("a gradient that is unknown has no wedge, 0 % has one", () => {
  const wedge = gradient.pieces(context).at(-1)!;
  const inkOf = (slope: { gradient?: number }) => {
    const { context: canvas } = createDrawing(320, 80);
    wedge.draw(canvas, wedge.state({ utc: utcSeconds(RIDE_START), ...slope }));
    return canvas.getImageData(0, 0, 320, 80).data.some((value) => value > 0);
  };
  expect(inkOf({})).toBe(false);
  expect(inkOf({ gradient: 0 })).toBe(true);
});

test("a compass without a place shows nothing at all, not even its mark", () => {
  const inkAt = (place: { latitude?: number; longitude?: number }) => {
    const { context: canvas } = createDrawing(320, 80);
    compass.drawStill(canvas, context);
    const sample = { utc: utcSeconds(RIDE_START + 30), ...place };
    for (const piece of compass.pieces(context)) piece.draw(canvas, piece.state(sample));
    return canvas.getImageData(0, 0, 320, 80).data.some((value) => value > 0);
  };
  expect(inkAt({})).toBe(false);
  expect(inkAt({ latitude: 46, longitude: 8 })).toBe(true);
});
