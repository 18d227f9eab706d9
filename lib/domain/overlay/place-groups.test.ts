import { describe, expect, it } from "vitest";
import type { Placement } from "#lib/domain/overlay/layout";
import { closeUpGroups } from "#lib/domain/overlay/place-groups";

const place = (id: string, gauge: Placement["gauge"], rest: Partial<Placement>): Placement => ({
  ...{ id, gauge, anchor: "bottom-left", x: 5, y: 5, height: 10, group: "body" },
  ...rest,
});
/** Widths at this height: speed 23, heart rate and power 16.2, each with its own gap behind it. */
const ROW = [
  place("speed", "speed", { x: 5 }),
  place("heart-rate", "heart-rate", { x: 30 }),
  place("power", "power", { x: 50 }),
];

function placesOf(all: readonly Placement[], shown: readonly string[]) {
  const members = all.filter(({ id }) => shown.includes(id));
  return Object.fromEntries(closeUpGroups(all, members).map(({ id, x, y }) => [id, [round(x), round(y)]]));
}
const round = (value: number) => Math.round(value * 100) / 100;

describe("closeUpGroups", () => {
  it("leaves a whole group as it is", () => {
    expect(placesOf(ROW, ["speed", "heart-rate", "power"])).toEqual({
      speed: [5, 5],
      "heart-rate": [30, 5],
      power: [50, 5],
    });
  });

  it("keeps the gaps of a row of gauges of different widths", () => {
    expect(placesOf(ROW, ["heart-rate", "power"])).toEqual({ "heart-rate": [5, 5], power: [25, 5] });
    // 3.8 is the gap before the power.
    expect(placesOf(ROW, ["speed", "power"])).toEqual({ speed: [5, 5], power: [31.8, 5] });
  });

  it("closes up a column, also from the picture's right edge", () => {
    const column = ["distance", "altitude", "gradient"].map((gauge, i) =>
      place(gauge, gauge as Placement["gauge"], { anchor: "top-right", y: 5 + i * 7, height: 6 }),
    );
    expect(placesOf(column, ["distance", "gradient"])).toEqual({ distance: [5, 5], gradient: [5, 12] });
  });

  it("keeps centred rows centred", () => {
    const row = (["power", "heart-rate", "cadence"] as const).map((gauge, i) =>
      place(gauge, gauge, { anchor: "bottom", x: (i - 1) * 18 + 2 }),
    );
    expect(placesOf(row, ["power", "cadence"])).toEqual({ power: [-7, 5], cadence: [11, 5] });
    expect(placesOf(row, ["heart-rate"])).toEqual({ "heart-rate": [2, 5] });
  });

  it("fills a grid from its first place", () => {
    const grid = [place("a", "power", {}), place("b", "cadence", { x: 30 }), place("c", "heart-rate", { y: 20 })];
    expect(placesOf(grid, ["b", "c"])).toEqual({ b: [5, 5], c: [30, 5] });
  });

  it("puts a stand-in where the other would have been", () => {
    const column = [
      place("zone", "power-zone", { anchor: "top-left", y: 5 }),
      place("number", "power", { anchor: "top-left", y: 5, insteadOf: "zone" }),
      place("cadence", "cadence", { anchor: "top-left", y: 16 }),
    ];
    expect(placesOf(column, ["number", "cadence"])).toEqual({ number: [5, 5], cadence: [5, 16] });
    expect(placesOf(column, ["cadence"])).toEqual({ cadence: [5, 5] });
  });

  it("gives what stands in for a gauge outside the group a place of its own", () => {
    const column = [
      place("zone", "power-zone", { anchor: "top-left", y: 5, group: undefined }),
      place("number", "power", { anchor: "top-left", y: 5, insteadOf: "zone" }),
      place("cadence", "cadence", { anchor: "top-left", y: 16 }),
    ];
    expect(placesOf(column, ["number", "cadence"])).toEqual({ number: [5, 5], cadence: [5, 16] });
    expect(placesOf(column, ["cadence"])).toEqual({ cadence: [5, 5] });
  });

  it("puts up with two that stand in for one", () => {
    const twice = [
      place("zone", "power-zone", { anchor: "top-left", y: 5 }),
      place("number", "power", { anchor: "top-left", y: 5, insteadOf: "zone" }),
      place("mean", "power-3s", { anchor: "top-left", y: 5, insteadOf: "zone" }),
    ];
    const places = placesOf(twice, ["number", "mean"]);
    expect(Object.values(places).flat().every(Number.isFinite)).toBe(true);
  });
});
