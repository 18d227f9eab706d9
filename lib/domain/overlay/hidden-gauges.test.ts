import { expect, it } from "vitest";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler } from "#lib/domain/overlay/fixtures/synthetic-ride";
import type { Layout } from "#lib/domain/overlay/layout";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { placeLayout } from "#lib/domain/overlay/place-gauges";

const sampler = createSyntheticSampler({ seconds: 1800 });

function shownOf(layout: Layout, ride = sampler) {
  const { gauges } = placeLayout({ layout, sampler: ride, units: METRIC, width: 1920, height: 1080 });
  return gauges.map(({ placement }) => placement.id);
}

function without(layout: Layout, ...ids: string[]): Layout {
  return { ...layout, gauges: layout.gauges.map((one) => (ids.includes(one.id) ? { ...one, hidden: true } : one)) };
}

it("leaves out what the person switched off, and nothing stands in for it", () => {
  const { cockpit, strip } = LAYOUTS;
  expect(shownOf(without(cockpit, "speed"))).toEqual(shownOf(cockpit).filter((id) => id !== "speed"));
  // The strip fills its middle only where the ride has nothing for it.
  const body = ["power", "heart-rate", "cadence"];
  expect(shownOf(without(strip, ...body))).toEqual(shownOf(strip).filter((id) => !body.includes(id)));
});

it("goes on to stand in where the ride lacks what was switched off", () => {
  const indoors = createSyntheticSampler({ seconds: 600, without: ["latitude", "longitude", "elevation", "speed"] });
  expect(shownOf(without(LAYOUTS.cockpit, "speed"), indoors)).toContain("effort");
});

it("closes a group up around what is switched off, and its panel with it", () => {
  const place = (layout: Layout) => placeLayout({ layout, sampler, units: METRIC, width: 1920, height: 1080 });
  const [before, after] = [LAYOUTS["data-rich"], without(LAYOUTS["data-rich"], "cadence")].map(place);
  const topOf = (placed: typeof before, id: string) => placed!.gauges.find((one) => one.placement.id === id)!.box.y;
  expect(topOf(after, "balance")).toBe(topOf(before, "cadence"));
  expect(after!.panels[0]!.box.height).toBeLessThan(before!.panels[0]!.box.height);
});
