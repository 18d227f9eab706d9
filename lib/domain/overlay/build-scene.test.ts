import { describe, expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { type DisplayUnits, IMPERIAL, METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { GaugeName, Layout, Placement } from "#lib/domain/overlay/layout";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { BROADCAST } from "#lib/domain/overlay/theme";
import type { ChannelName, Sample } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

const SYNC = { start: RIDE_START, offset: 0, rate: 1 };

function sceneOf(layout: Layout, options: { without?: ChannelName[]; units?: DisplayUnits } = {}) {
  const sampler = createSyntheticSampler(options.without ? { without: options.without } : {});
  return buildScene({ layout, sampler, sync: SYNC, units: options.units ?? METRIC, width: 1280, height: 720 });
}

const placement = (gauge: GaugeName, x: number, group?: string): Placement => ({
  id: gauge,
  gauge,
  anchor: "top-left",
  x,
  y: 5,
  height: 10,
  ...(group ? { group } : {}),
});
const layoutOf = (...gauges: Placement[]): Layout => ({ name: "test", theme: BROADCAST, gauges });

/** What the first piece of a gauge shows for a sample. */
function shown(gauge: GaugeName, sample: Partial<Sample>, units?: DisplayUnits): unknown {
  const scene = sceneOf(layoutOf(placement(gauge, 5)), units ? { units } : {});
  return GAUGES[gauge].pieces(scene.gauges[0]!.context)[0]!.state({ utc: utcSeconds(RIDE_START + 60), ...sample })[0];
}

describe("buildScene", () => {
  it("shows every gauge when the track has every channel", () => {
    expect(sceneOf(COCKPIT).gauges).toHaveLength(COCKPIT.gauges.filter(({ insteadOf }) => !insteadOf).length);
  });

  it("hides the gauges whose channels the track lacks", () => {
    const gauges = sceneOf(COCKPIT, { without: ["heartRate", "power", "elevation"] }).gauges.map(({ gauge }) => gauge);
    for (const name of ["heart-rate", "power", "altitude", "gradient", "elevation-profile"] as const) {
      expect(gauges).not.toContain(GAUGES[name]);
    }
    for (const name of ["speed-dial", "cadence", "route-map", "distance", "clock"] as const) {
      expect(gauges).toContain(GAUGES[name]);
    }
  });

  it("closes up a group when one of its gauges hides and leaves others in their places", () => {
    const layout = layoutOf(
      placement("power", 5, "body"),
      placement("heart-rate", 30, "body"),
      placement("cadence", 55, "body"),
      placement("speed", 80),
    );
    const leftEdges = (without: ChannelName[]) =>
      sceneOf(layout, { without }).gauges.map(({ context }) => context.box.x);
    const [first, second, third, alone] = leftEdges([]);
    expect(leftEdges(["power"])).toEqual([first, second, alone]);
    expect(leftEdges(["heartRate"])).toEqual([first, second, alone]);
    expect(leftEdges(["power", "heartRate"])).toEqual([first, alone]);
    expect(third).toBeGreaterThan(second!);
  });
});

describe("what gauges show", () => {
  it("rounds to whole numbers, distance to one decimal", () => {
    expect(shown("speed", { speed: 10 })).toBe("36");
    expect(shown("heart-rate", { heartRate: 151.6 })).toBe("152");
    expect(shown("power", { power: 249.5 })).toBe("250");
    expect(shown("cadence", { cadence: 89.4 })).toBe("89");
    expect(shown("altitude", { elevation: -3.7 })).toBe("−4");
    expect(shown("distance", { distance: 42_195 })).toBe("42.2");
    expect(shown("gradient", { gradient: -0.064 })).toBe("−6");
  });

  it("never shows a negative zero", () => {
    expect(shown("gradient", { gradient: -0.003 })).toBe("0");
    expect(shown("altitude", { elevation: -0.2 })).toBe("0");
  });

  it("converts to imperial units", () => {
    expect(shown("speed", { speed: 10 }, IMPERIAL)).toBe("22");
    expect(shown("altitude", { elevation: 1000 }, IMPERIAL)).toBe("3281");
    expect(shown("distance", { distance: 42_195 }, IMPERIAL)).toBe("26.2");
  });

  it("shows the time of day where the ride was", () => {
    expect(shown("clock", { utc: utcSeconds(Date.UTC(2024, 5, 1, 23, 59, 59.999) / 1000) })).toBe("23:59:59");
    expect(shown("clock", {}, { ...METRIC, utcOffsetMinutes: 345 })).toBe("13:16:00");
    expect(shown("clock", {}, { ...METRIC, utcOffsetMinutes: -150 })).toBe("05:01:00");
  });

  it("shows -- for what is not known, and a zero that is known as 0", () => {
    for (const gauge of ["speed", "heart-rate", "power", "cadence", "altitude", "distance", "gradient"] as const) {
      expect(shown(gauge, {})).toBe("--");
    }
    expect(shown("speed", { speed: 0 })).toBe("0");
    expect(shown("power", { power: 0 })).toBe("0");
  });

  it("shows -- outside the ride on every gauge of the cockpit but the clock", () => {
    const scene = sceneOf(COCKPIT);
    const outside = scene.sampler.sample(utcSeconds(scene.sampler.end + 1));
    const texts = scene.pieces.flatMap((piece) => piece.state(outside)).filter((value) => typeof value === "string");
    expect(texts.filter((text) => text !== "--")).toEqual(["08:30:00"]);
    expect(texts).toHaveLength(8);
  });

  it("keeps the same state while nothing visible changes", () => {
    const scene = sceneOf(layoutOf(placement("speed-dial", 5)));
    const pieces = GAUGES["speed-dial"].pieces(scene.gauges[0]!.context);
    const at = (speed: number) => pieces.map((piece) => piece.state({ utc: RIDE_START, speed }));
    expect(at(8)).toEqual(at(8.0005));
    expect(at(8)[0]).not.toEqual(at(8.05)[0]);
    expect(at(8)[1]).toEqual(at(8.05)[1]);
  });
});
