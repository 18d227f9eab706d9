import { describe, expect, it } from "vitest";
import { METRIC } from "#lib/domain/overlay/display-units";
import { hideGauge, moveGroup, putGauge, putPanel, removePanel } from "#lib/domain/overlay/edit-layout";
import { createSyntheticSampler } from "#lib/domain/overlay/fixtures/synthetic-ride";
import type { Rect } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import { GAUGE_NAMES, type Layout, layoutSchema, type Placement } from "#lib/domain/overlay/layout";
import { boxOf } from "#lib/domain/overlay/layout-box";
import { LAYOUTS, OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import type { PictureSize } from "#lib/domain/overlay/place";
import { placeLayout } from "#lib/domain/overlay/place-gauges";
import { showGauge } from "#lib/domain/overlay/switch-gauge";

const PICTURES = {
  wide: { width: 1920, height: 1080 },
  square: { width: 1080, height: 1080 },
  tall: { width: 1080, height: 1920 },
};
const full = createSyntheticSampler({ seconds: 1800 });
const plain = createSyntheticSampler({ seconds: 1800, without: ["power", "balance", "heartRate"] });
const rider = { name: "Mara", ftp: 250, maxHeartRate: 190, weight: 70 };

function placed(layout: Layout, picture: PictureSize, sampler = full) {
  return placeLayout({ layout, sampler, units: METRIC, rider, title: "Furka", ...picture });
}
const boxesOf = (layout: Layout, picture: PictureSize, sampler = full) =>
  Object.fromEntries(placed(layout, picture, sampler).gauges.map(({ placement, box }) => [placement.id, box]));

function shownOf(layout: Layout, id: string, picture: PictureSize, sampler = full): Placement {
  return placed(layout, picture, sampler).gauges.find(({ placement }) => placement.id === id)!.placement;
}

function move(layout: Layout, id: string, by: { x: number; y: number }, picture: PictureSize, sampler = full): Layout {
  const shown = shownOf(layout, id, picture, sampler);
  const box = boxOf(shown, GAUGES[shown.gauge].aspect, picture);
  return putGauge(layout, shown, { ...box, left: box.left + by.x, top: box.top + by.y }, picture);
}

function distance(a: Record<string, Rect>, b: Record<string, Rect>): number {
  expect(Object.keys(a).sort()).toEqual(Object.keys(b).sort());
  return Math.max(
    ...Object.entries(a).flatMap(([id, { x, y, width, height }]) => {
      const other = b[id]!;
      const [right, bottom] = [x + width - other.x - other.width, y + height - other.y - other.height];
      return [x - other.x, y - other.y, right, bottom].map(Math.abs);
    }),
  );
}

describe.each(OFFERED_LAYOUTS)("in %s", (name) => {
  it.each(["wide", "square", "tall"] as const)("any gauge can be moved in a %s picture, alone", (shape) => {
    const picture = PICTURES[shape];
    for (const sampler of [full, plain]) {
      const before = boxesOf(LAYOUTS[name], picture, sampler);
      for (const [id, box] of Object.entries(before)) {
        expect(move(LAYOUTS[name], id, { x: 0, y: 0 }, picture, sampler)).toEqual(LAYOUTS[name]);
        // Towards the middle, where there is room; by whole pixels of the picture.
        const by = { x: box.x > 500 ? -2 : 2, y: box.y > 500 ? -2.5 : 2.5 };
        const edited = move(LAYOUTS[name], id, by, picture, sampler);
        expect(layoutSchema.parse(edited)).toEqual(edited);
        const after = boxesOf(edited, picture, sampler);
        const fills = shownOf(edited, id, picture, sampler).width === "full";
        if (!fills) expect(Math.abs(after[id]!.x - box.x - by.x * 10.8)).toBeLessThanOrEqual(2);
        expect(Math.abs(after[id]!.y - box.y - by.y * 10.8)).toBeLessThanOrEqual(2);
        // Those that stay in a group are reckoned from fewer places: an edge may round the other way.
        expect(distance({ ...after, [id]: box }, before)).toBeLessThanOrEqual(2);
      }
    }
  });

  it.each([
    ["wide", "square"],
    ["wide", "tall"],
    ["square", "wide"],
    ["square", "tall"],
    ["tall", "wide"],
    ["tall", "square"],
  ] as const)(
    "what is moved in a %s picture stays as it was in a %s one that has a place of its own",
    (here, there) => {
      const isNarrower = there === "tall" || here === "wide";
      const all = ({ gauges, panels }: ReturnType<typeof placed>) => ({
        gauges: gauges.map(({ placement, box }) => [placement.id, box]),
        panels: panels.map(({ box }) => box),
      });
      for (const sampler of [full, plain]) {
        for (const { placement } of placed(LAYOUTS[name], PICTURES[here], sampler).gauges) {
          const own = placement.shapes?.[there as "square" | "tall"];
          if (isNarrower && !own) continue;
          // Its group closes up by the places of all: what of it has none of its own there goes along.
          const isOfGroup = ({ group, shapes }: Placement) => group === placement.group && !shapes?.[there as "tall"];
          if (isNarrower && placement.group && (LAYOUTS[name] as Layout).gauges.some(isOfGroup)) continue;
          const edited = move(LAYOUTS[name], placement.id, { x: 3, y: -4 }, PICTURES[here], sampler);
          expect(layoutSchema.parse(edited)).toEqual(edited);
          expect(all(placed(edited, PICTURES[there], sampler))).toEqual(
            all(placed(LAYOUTS[name], PICTURES[there], sampler)),
          );
        }
      }
    },
  );

  it.each(["wide", "square", "tall"] as const)(
    "gauges that are switched off in a %s picture and on again are where they were",
    (shape) => {
      const picture = PICTURES[shape];
      for (const { placement } of placed(LAYOUTS[name], picture).gauges) {
        const hidden = hideGauge(LAYOUTS[name], placement, picture);
        expect(Object.keys(boxesOf(hidden, picture))).not.toContain(placement.id);
        if (shape !== "wide") expect(boxesOf(hidden, PICTURES.wide)).toEqual(boxesOf(LAYOUTS[name], PICTURES.wide));
        if (placement.insteadOf || placement.unless) continue;
        const { layout, id } = showGauge(hidden, placement.gauge, [], picture);
        expect(id).toBe(placement.id);
        expect(layoutSchema.parse(layout)).toEqual(layout);
        for (const each of Object.values(PICTURES)) {
          expect(boxesOf(layout, each)).toEqual(boxesOf(LAYOUTS[name], each));
        }
      }
    },
  );

  it.each(["wide", "square", "tall"] as const)("every gauge there is can be added to a %s picture", (shape) => {
    const picture = PICTURES[shape];
    let layout: Layout = LAYOUTS[name];
    for (const gauge of GAUGE_NAMES) {
      const { gauges } = placed(layout, picture);
      if (gauges.some(({ placement }) => placement.gauge === gauge)) continue;
      const boxes = gauges.map(({ placement }) => boxOf(placement, GAUGES[placement.gauge].aspect, picture));
      const added = showGauge(layout, gauge, boxes, picture);
      expect(layoutSchema.parse(added.layout)).toEqual(added.layout);
      const before = boxesOf(layout, picture);
      const { [added.id]: _, ...others } = boxesOf(added.layout, picture);
      expect(others).toEqual(before);
      // For that shape alone; in a wide picture for all.
      if (shape !== "wide") expect(boxesOf(added.layout, PICTURES.wide)).toEqual(boxesOf(layout, PICTURES.wide));
      layout = added.layout;
    }
  });
});

it("takes what is moved out of its group, and what stands in for it along", () => {
  const edited = move(LAYOUTS["data-rich"], "power", { x: 50, y: 5 }, PICTURES.wide);
  const find = (id: string) => edited.gauges.find((one) => one.id === id)!;
  expect(find("power").group).toBeUndefined();
  expect(find("power-number")).not.toHaveProperty("group");
  expect(find("power-number")).toMatchObject({ anchor: "top", y: 23, insteadOf: "power" });
  expect(find("heart-rate").group).toBe("body");
});

it("keeps what is only resized in its group", () => {
  const shown = shownOf(LAYOUTS.cockpit, "clock", PICTURES.wide);
  const box = boxOf(shown, GAUGES.clock.aspect, PICTURES.wide);
  const edited = putGauge(LAYOUTS.cockpit, shown, { ...box, width: 32, height: 8 }, PICTURES.wide);
  expect(edited.gauges.find(({ id }) => id === "clock")).toMatchObject({ group: "facts", x: 5, y: 5, height: 8 });
});

it("moves a group with its panel, and all that belongs to it", () => {
  const { wide } = PICTURES;
  const before = placed(LAYOUTS["data-rich"], wide);
  const edited = moveGroup(LAYOUTS["data-rich"], "facts", { x: -10, y: 4 }, wide);
  const after = placed(edited, wide);
  expect(after.panels[1]!.box.x - before.panels[1]!.box.x).toBe(-108);
  expect(Math.abs(after.panels[1]!.box.y - before.panels[1]!.box.y - 43.2)).toBeLessThanOrEqual(2);
  expect(edited.gauges.filter(({ group }) => group === "facts")).toHaveLength(9);
  expect(boxesOf(edited, PICTURES.tall)).toEqual(boxesOf(LAYOUTS["data-rich"], PICTURES.tall));
});

it("moves and takes away a panel that stands by itself", () => {
  const { wide } = PICTURES;
  const { box } = placed(LAYOUTS.strip, wide).panels[0]!;
  const edited = putPanel(LAYOUTS.strip, 0, { left: 0, top: 10, width: sideOf(wide), height: 16.5 }, wide);
  expect(layoutSchema.parse(edited)).toEqual(edited);
  expect(placed(edited, wide).panels[0]!.box).toMatchObject({ x: 0, y: 108, width: 1920, height: box.height });
  expect(placed(removePanel(LAYOUTS.strip, 0), wide).panels).toEqual([]);
});
const sideOf = ({ width, height }: PictureSize) => width / (Math.min(width, height) / 100);

it("hides for upright pictures alone what is hidden in one", () => {
  const { tall, wide, square } = PICTURES;
  const edited = hideGauge(LAYOUTS.cockpit, shownOf(LAYOUTS.cockpit, "speed", tall), tall);
  expect(Object.keys(boxesOf(edited, tall))).toEqual(
    Object.keys(boxesOf(LAYOUTS.cockpit, tall)).filter((id) => id !== "speed"),
  );
  for (const picture of [wide, square]) expect(boxesOf(edited, picture)).toEqual(boxesOf(LAYOUTS.cockpit, picture));
});
