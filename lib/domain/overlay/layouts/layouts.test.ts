import { describe, expect, it } from "vitest";
import { AppError } from "#lib/domain/errors";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import { layoutSchema } from "#lib/domain/overlay/layout";
import {
  findLayout,
  LAYOUT_TEXTS,
  LAYOUTS,
  type LayoutName,
  OFFERED_LAYOUTS,
} from "#lib/domain/overlay/layouts/layouts";
import { placeGauges } from "#lib/domain/overlay/place-gauges";
import { rectsMeet } from "#lib/domain/overlay/rect";
import { THEMES } from "#lib/domain/overlay/themes";
import type { ChannelName } from "#lib/domain/track/track";

const SHAPES = {
  "16:9": [16, 9],
  "21:9": [21, 9],
  "4:3": [4, 3],
  "1:1": [1, 1],
  "4:5": [4, 5],
  "9:16": [9, 16],
  "2:3": [2, 3],
} as const;
type Shape = keyof typeof SHAPES;
const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];
const SHORT_SIDES = [360, 1080, 2160];
const NAMES = Object.keys(LAYOUTS) as LayoutName[];

const SENSORS: ChannelName[] = ["power", "heartRate", "cadence", "temperature", "balance", "gearFront", "gearRear"];
const RIDES: Record<string, ChannelName[]> = {
  "with every channel": [],
  "with GPS only": SENSORS,
  "indoors, without GPS": ["latitude", "longitude", "elevation"],
  "indoors, without speed": ["latitude", "longitude", "elevation", "speed"],
  "with a heart rate only": SENSORS.filter((name) => name !== "heartRate"),
  "without power": ["power", "balance"],
  "without heights": ["elevation"],
};
const SAMPLERS = Object.values(RIDES).map((without) => createSyntheticSampler({ seconds: 1800, without }));
/** What people add, and projects without any of it. */
const WORDS = [
  { title: "Sunday over the Furka", rider: { name: "Mara" }, logo: { source: undefined, width: 300, height: 200 } },
  { title: "Furka" },
  {},
];

function scenesOf(name: LayoutName, shape: Shape, shortSides = SHORT_SIDES) {
  const [w, h] = SHAPES[shape];
  return shortSides.flatMap((shortSide) => {
    const unit = shortSide / Math.min(w, h);
    const picture = { width: Math.round((w * unit) / 2) * 2, height: Math.round((h * unit) / 2) * 2 };
    const sync = { start: RIDE_START, offset: 0, rate: 1 };
    return SAMPLERS.flatMap((sampler) =>
      WORDS.map((words) => {
        const source = { layout: LAYOUTS[name], sampler, sync, units: METRIC, ...words, ...picture };
        return { ...picture, ...placeGauges(source) };
      }),
    );
  });
}

/** Edges that gauges stay within: title safe everywhere, and in tall pictures clear of the apps' buttons. */
function safeArea({ width, height }: { width: number; height: number }) {
  const margin = Math.min(width, height) * 0.05;
  const isTall = height / width > 1.7;
  return {
    left: margin - 2,
    top: margin - 2,
    right: width - (isTall ? width * 0.12 : margin) + 2,
    bottom: height - (isTall ? height * 0.2 : margin) + 2,
  };
}

describe.each(NAMES)("the layout %s", (name) => {
  it("is a valid layout document of that name", () => {
    expect(layoutSchema.parse(LAYOUTS[name])).toEqual(LAYOUTS[name]);
    expect(layoutSchema.parse(JSON.parse(JSON.stringify(LAYOUTS[name])))).toEqual(LAYOUTS[name]);
    expect(LAYOUTS[name].name).toBe(name);
    const ids = LAYOUTS[name].gauges.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const groups = LAYOUTS[name].gauges.map(({ group }) => group);
    for (const { insteadOf, unless } of LAYOUTS[name].gauges) {
      if (insteadOf) expect(ids).toContain(insteadOf);
      if (unless) expect(groups).toContain(unless);
    }
  });

  it.each(SHAPE_NAMES)("keeps gauges apart and inside a picture of %s", (shape) => {
    for (const scene of scenesOf(name, shape)) {
      const boxes = scene.gauges.map(({ gauge, context }) => ({ gauge, box: context.box }));
      for (const [index, { gauge, box }] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(scene.width);
        expect(box.y + box.height).toBeLessThanOrEqual(scene.height);
        const neighbours = boxes.slice(index + 1).filter((other) => rectsMeet(box, other.box));
        expect(neighbours.map((other) => [nameOf(gauge), nameOf(other.gauge)])).toEqual([]);
      }
      for (const panel of scene.panels) {
        expect(panel.x >= 0 && panel.y >= 0).toBe(true);
        expect(panel.x + panel.width <= scene.width && panel.y + panel.height <= scene.height).toBe(true);
      }
    }
  });

  it.each(SHAPE_NAMES)("keeps panels of %s apart and clear of gauges that are not on them", (shape) => {
    for (const { panels, gauges } of scenesOf(name, shape, [1080])) {
      for (const [index, panel] of panels.entries()) {
        expect(panels.slice(index + 1).some((other) => rectsMeet(panel, other))).toBe(false);
        for (const { gauge, context } of gauges) {
          const { box } = context;
          if (!rectsMeet(panel, box)) continue;
          const isOnIt = box.x >= panel.x && box.x + box.width <= panel.x + panel.width;
          expect([nameOf(gauge), isOnIt && box.y >= panel.y && box.y + box.height <= panel.y + panel.height]).toEqual([
            nameOf(gauge),
            true,
          ]);
        }
      }
    }
  });

  it("shows something of every ride in every shape, and most of what it has of a full one", () => {
    for (const shape of SHAPE_NAMES) {
      for (const scene of scenesOf(name, shape, [1080])) expect(scene.gauges.length).toBeGreaterThan(0);
      const [full] = scenesOf(name, shape, [1080]);
      const own = LAYOUTS[name].gauges.filter(({ insteadOf, unless }) => !insteadOf && !unless);
      expect(full!.gauges.length).toBeGreaterThanOrEqual(own.length * 0.6);
    }
  });

  it("gives every gauge the height that its layout asks for, in wide pictures", () => {
    const [scene] = scenesOf(name, "16:9", [1080]);
    const asked = LAYOUTS[name].gauges.map(({ gauge, height }) => `${gauge} ${height}`);
    for (const { gauge, context } of scene!.gauges) {
      const height = context.box.height / 10.8;
      expect(
        asked.some((one) => one.startsWith(`${nameOf(gauge)} `) && Math.abs(Number(one.split(" ")[1]) - height) < 0.2),
      ).toBe(true);
    }
  });
});

describe.each(OFFERED_LAYOUTS)("the offered layout %s", (name) => {
  it.each(SHAPE_NAMES)("keeps gauges in the safe area of %s", (shape) => {
    for (const scene of scenesOf(name, shape)) {
      const safe = safeArea(scene);
      for (const { gauge, context } of scene.gauges) {
        // The profile bleeds into the edges; in tall pictures it too leaves the buttons their room.
        if (gauge === GAUGES["elevation-profile"]) {
          if (scene.height / scene.width > 1.7)
            expect(context.box.y + context.box.height).toBeLessThanOrEqual(safe.bottom);
          continue;
        }
        const { x, y, width, height } = context.box;
        const outside = {
          left: x < safe.left,
          top: y < safe.top,
          right: x + width > safe.right,
          bottom: y + height > safe.bottom,
        };
        expect([nameOf(gauge), outside]).toEqual([
          nameOf(gauge),
          { left: false, top: false, right: false, bottom: false },
        ]);
      }
    }
  });
});

const nameOf = (gauge: unknown) => Object.entries(GAUGES).find(([, known]) => known === gauge)?.[0];

it("stands the cockpit's profile on the lower edge of the picture", () => {
  const [scene] = scenesOf("cockpit", "16:9", [1080]);
  expect(scene!.gauges.some(({ context: { box } }) => box.y + box.height === scene!.height)).toBe(true);
});

function gaugesOf(name: LayoutName, { without, isFlat }: { without?: readonly ChannelName[]; isFlat?: boolean }) {
  const source = { layout: LAYOUTS[name], units: METRIC, sync: { start: RIDE_START, offset: 0, rate: 1 } };
  const hilly = createSyntheticSampler({ seconds: 1800, ...(without ? { without } : {}) });
  const sampler = isFlat ? { ...hilly, smoothElevation: new Float64Array(1800).fill(400) } : hilly;
  return placeGauges({ ...source, sampler, width: 1920, height: 1080 }).gauges.map(({ gauge }) => nameOf(gauge));
}

it("fills the strip's middle on a ride without sensors, and leaves it to a single sensor", () => {
  const facts = ["average-speed", "altitude", "moving-time"];
  expect(gaugesOf("strip", { without: SENSORS.concat("heartRate") })).toEqual(expect.arrayContaining(facts));
  for (const kept of ["heartRate", "cadence", "power"] as const) {
    const without = SENSORS.concat("heartRate").filter((name) => name !== kept);
    expect(gaugesOf("strip", { without }).filter((name) => facts.includes(name!))).toEqual([]);
  }
});

it.each([
  ["cockpit", "power-3s"],
  ["vertical", "power-3s"],
  ["story", "power"],
] as const)("makes the effort the hero of %s indoors", (name, hero) => {
  expect(gaugesOf(name, { without: RIDES["indoors, without speed"]! })).toContain(hero);
  expect(gaugesOf(name, {})).not.toContain(hero);
});

it("shows the profile of a ride without climbs in the climb's place", () => {
  expect(gaugesOf("climb", {})).toContain("climb");
  expect(gaugesOf("climb", {})).not.toContain("elevation-profile");
  expect(gaugesOf("climb", { isFlat: true })).not.toContain("climb");
  expect(gaugesOf("climb", { isFlat: true })).toContain("elevation-profile");
});

it("gives every layout colours that have a name: none of them are the person's own", () => {
  for (const name of OFFERED_LAYOUTS) {
    const { accent, foreground, mode } = LAYOUTS[name].theme;
    expect(Object.values(THEMES)).toContainEqual(expect.objectContaining({ accent, foreground, mode }));
  }
});

it("offers every layout but the one for tests, each with words of its own", () => {
  expect([...OFFERED_LAYOUTS].sort()).toEqual(NAMES.filter((name) => name !== "readback").sort());
  expect(Object.keys(LAYOUT_TEXTS).sort()).toEqual([...OFFERED_LAYOUTS].sort());
  expect(new Set(Object.values(LAYOUT_TEXTS).map(({ label }) => label)).size).toBe(OFFERED_LAYOUTS.length);
});

it("still takes layouts that were saved before shapes, groups' panels and stand-ins were there", () => {
  const saved = {
    name: "mine",
    theme: { accent: "#ffc53d", foreground: "#ffffff", panel: 0.5 },
    panels: [{ anchor: "bottom-left", x: 0, y: 0, height: 13, width: "full" }],
    gauges: [
      { id: "speed", gauge: "speed", anchor: "bottom-left", x: 3, y: 1.5, height: 10 },
      { id: "power", gauge: "power", anchor: "bottom", x: -15.5, y: 1.5, height: 9.5, group: "body" },
    ],
  };
  expect(layoutSchema.parse(saved)).toMatchObject(saved);
});

it("finds a layout by name and names the choices when there is none", () => {
  expect(findLayout("strip")).toBe(LAYOUTS.strip);
  for (const name of ["cokpit", "toString", ""]) {
    expect(() => findLayout(name)).toThrow(AppError);
    expect(() => findLayout(name)).toThrow(/unknown layout/);
  }
});
