import { expect, it } from "vitest";
import { layoutFile, readLayoutFile } from "#lib/domain/overlay/layouts/layout-file";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { layoutTitle, originalOf, sameArrangement, withArrangement } from "#lib/domain/overlay/layouts/original-layout";

const { cockpit, strip } = LAYOUTS;

it("reads back what it wrote, of every layout", () => {
  for (const layout of Object.values(LAYOUTS)) {
    const { name, text } = layoutFile(layout);
    expect(readLayoutFile(text, name)).toEqual(layout);
  }
  expect(layoutFile({ ...cockpit, name: "Évening / ride!" }).name).toBe("évening-ride.layout.json");
});

it.each([
  ["{", /mine\.json is not a layout file: it is not JSON/],
  ["[]", /cannot be used\. The file: /],
  [JSON.stringify({ ...cockpit, name: "" }), /Name: /],
  [JSON.stringify({ ...cockpit, name: "  " }), /Name: /],
  [JSON.stringify({ ...cockpit, theme: { ...cockpit.theme, accent: "red" } }), /Theme, accent: /],
  [
    JSON.stringify({ ...cockpit, gauges: [{ ...cockpit.gauges[0], x: "left" }] }),
    /Gauge 1, x: Invalid input: expected number/,
  ],
  [
    JSON.stringify({ ...cockpit, gauges: [cockpit.gauges[0], { ...cockpit.gauges[1], gauge: "radar" }] }),
    /Gauge 2, gauge/,
  ],
  [JSON.stringify({ ...cockpit, gauges: [cockpit.gauges[0], cockpit.gauges[0]] }), /two gauges have the id "speed"/i],
])("names what is wrong in %.40s", (text, words) => {
  expect(() => readLayoutFile(text, "mine.json")).toThrow(
    expect.objectContaining({ code: "invalid_request", userMessage: expect.stringMatching(words) }),
  );
});

it("reads what an editor saved with a byte order mark", () => {
  expect(readLayoutFile(`\uFEFF${JSON.stringify(cockpit)}`, "mine.json")).toEqual(cockpit);
});

it("knows an edited layout and what it was", () => {
  const edited = { ...cockpit, gauges: cockpit.gauges.slice(1) };
  expect(sameArrangement(cockpit, JSON.parse(JSON.stringify(cockpit)))).toBe(true);
  expect(sameArrangement(cockpit, edited)).toBe(false);
  expect([layoutTitle(cockpit), layoutTitle(edited), layoutTitle({ ...edited, name: "Mine" })]).toEqual([
    ...["Cockpit", "Cockpit (edited)", "Mine"],
  ]);
  expect(originalOf(edited)).toBe(cockpit);
  expect(originalOf({ ...edited, name: "Mine" })).toBeUndefined();
  expect(originalOf({ ...edited, name: "Mine" }, [{ ...strip, name: "Mine" }])).toMatchObject({ gauges: strip.gauges });
});

it("takes an arrangement back without the colours", () => {
  const mine = { ...cockpit, theme: { ...cockpit.theme, accent: "#00ff00" }, gauges: [] };
  expect(withArrangement(mine, cockpit)).toEqual({ ...mine, gauges: cockpit.gauges });
  expect(withArrangement(mine, strip)).toEqual({ ...mine, gauges: strip.gauges, panels: strip.panels });
});
