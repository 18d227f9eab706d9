import { describe, expect, it } from "vitest";
import { AppError } from "#lib/domain/errors";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { layoutSchema } from "#lib/domain/overlay/layout";
import { findLayout, LAYOUTS, type LayoutName, OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { rectsMeet } from "#lib/domain/overlay/rect";
import type { ChannelName } from "#lib/domain/track/track";

const SHAPES = { "16:9": [16, 9], "9:16": [9, 16], "1:1": [1, 1], "4:5": [4, 5] } as const;
const SHORT_SIDES = [480, 720, 1080, 2160];
const NAMES = Object.keys(LAYOUTS) as LayoutName[];
/** A full ride, one without sensors, one with a heart rate only, one without heights, one without positions. */
const RIDES: ChannelName[][] = [
  [],
  ["power", "heartRate", "cadence"],
  ["power", "cadence"],
  ["elevation"],
  ["latitude", "longitude"],
];

function boxesOf(name: LayoutName, shape: keyof typeof SHAPES, shortSide: number, without: ChannelName[] = []) {
  const [w, h] = SHAPES[shape];
  const unit = shortSide / Math.min(w, h);
  const picture = { width: Math.round((w * unit) / 2) * 2, height: Math.round((h * unit) / 2) * 2 };
  const sampler = createSyntheticSampler({ seconds: 300, without });
  const sync = { start: RIDE_START, offset: 0, rate: 1 };
  const scene = buildScene({ layout: LAYOUTS[name], sampler, sync, units: METRIC, ...picture });
  return { picture, boxes: scene.gauges.map(({ context }) => context.box) };
}

describe.each(NAMES)("the layout %s", (name) => {
  it("is a valid layout document of that name", () => {
    expect(layoutSchema.parse(LAYOUTS[name])).toEqual(LAYOUTS[name]);
    expect(LAYOUTS[name].name).toBe(name);
    const ids = LAYOUTS[name].gauges.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(Object.keys(SHAPES) as (keyof typeof SHAPES)[])("keeps gauges apart and inside a picture of %s", (shape) => {
    for (const shortSide of SHORT_SIDES) {
      for (const without of RIDES) {
        const { picture, boxes } = boxesOf(name, shape, shortSide, without);
        for (const [index, box] of boxes.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(picture.width);
          expect(box.y + box.height).toBeLessThanOrEqual(picture.height);
          const neighbours = boxes.slice(index + 1).filter((other) => rectsMeet(box, other));
          expect(neighbours).toEqual([]);
        }
      }
    }
  });

  it("gives every gauge the size that its layout asks for, in every shape", () => {
    for (const shape of Object.keys(SHAPES) as (keyof typeof SHAPES)[]) {
      const { boxes } = boxesOf(name, shape, 1080);
      const heights = boxes.map(({ height }) => height / 10.8);
      expect(heights.every((height, i) => Math.abs(height - LAYOUTS[name].gauges[i]!.height) < 0.2)).toBe(true);
    }
  });
});

it("keeps vertical clear of the lower 20 % and the right 12 % of a 9:16 picture", () => {
  const { picture, boxes } = boxesOf("vertical", "9:16", 1080);
  for (const box of boxes) {
    expect(box.y + box.height).toBeLessThanOrEqual(picture.height * 0.8);
    expect(box.x + box.width).toBeLessThanOrEqual(picture.width * 0.885);
  }
});

it("stands the cockpit's profile on the lower edge of the picture", () => {
  const { picture, boxes } = boxesOf("cockpit", "16:9", 1080);
  expect(boxes.some((box) => box.y + box.height === picture.height)).toBe(true);
});

it("offers every layout but the one for tests", () => {
  expect([...OFFERED_LAYOUTS].sort()).toEqual(NAMES.filter((name) => name !== "readback").sort());
});

it("finds a layout by name and names the choices when there is none", () => {
  expect(findLayout("strip")).toBe(LAYOUTS.strip);
  for (const name of ["cokpit", "toString", ""]) {
    expect(() => findLayout(name)).toThrow(AppError);
    expect(() => findLayout(name)).toThrow(/unknown layout/);
  }
});
