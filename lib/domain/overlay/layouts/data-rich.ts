import type { Layout, Placement } from "#lib/domain/overlay/layout";
import { THEMES } from "#lib/domain/overlay/themes";

/** The facts of the right column, from the top. */
const FACTS = [
  "distance",
  "distance-left",
  "average-speed",
  "gradient",
  "altitude",
  "ascent",
  "vam",
  "moving-time",
  "clock",
] as const;

const facts = FACTS.map(
  (gauge, index): Placement => ({
    ...{ id: gauge, gauge, anchor: "top-right", x: 6, y: 6 + index * 5.6, height: 5.4, group: "facts" },
    shapes: { square: { y: 6 + index * 5.2, height: 5 }, tall: { x: 13, y: 13 + index * 6.2, height: 5.8 } },
  }),
);

/** Everything a coach wants to see: zones and balance on the left, facts on the right, map and profile below. */
export const DATA_RICH: Layout = {
  name: "data-rich",
  theme: THEMES.lab,
  panels: [
    { around: "body", pad: 1.2 },
    { around: "facts", pad: 1.2 },
    { around: "split", pad: 1.2 },
  ],
  gauges: [
    {
      ...{ id: "speed", gauge: "speed-bar", anchor: "top-left", x: 6, y: 6, height: 11, width: 23, group: "body" },
      shapes: { square: { height: 10, width: 21 }, tall: { y: 13, height: 12, width: 26 } },
    },
    {
      ...{ id: "power", gauge: "power-zone", anchor: "top-left", x: 6, y: 18, height: 11, width: 23, group: "body" },
      shapes: { square: { y: 17, height: 10 }, tall: { y: 26, height: 12 } },
    },
    {
      ...{ id: "power-number", gauge: "power", anchor: "top-left", x: 6, y: 18, height: 11, group: "body" },
      ...{ insteadOf: "power", shapes: { square: { y: 17, height: 10 }, tall: { y: 26, height: 12 } } },
    },
    {
      ...{
        id: "heart-rate",
        gauge: "heart-rate-zone",
        anchor: "top-left",
        x: 6,
        y: 30,
        height: 11,
        width: 23,
        group: "body",
      },
      shapes: { square: { y: 28, height: 10 }, tall: { y: 39, height: 12 } },
    },
    {
      ...{ id: "heart-rate-number", gauge: "heart-rate", anchor: "top-left", x: 6, y: 30, height: 11, group: "body" },
      ...{ insteadOf: "heart-rate", shapes: { square: { y: 28, height: 10 }, tall: { y: 39, height: 12 } } },
    },
    {
      ...{ id: "cadence", gauge: "cadence", anchor: "top-left", x: 6, y: 42, height: 9, group: "body" },
      shapes: { square: { y: 39, height: 8.5 }, tall: { y: 52, height: 10 } },
    },
    {
      ...{
        id: "balance",
        gauge: "power-balance",
        anchor: "top-left",
        x: 6,
        y: 52,
        height: 9,
        width: 23,
        group: "body",
      },
      shapes: { square: { y: 48.5, height: 8.5 }, tall: { y: 63, height: 10 } },
    },
    ...facts,
    {
      ...{ id: "compass", gauge: "compass", anchor: "top", x: 0, y: 5, height: 6.4, width: 48 },
      shapes: { square: "hidden" },
    },
    {
      ...{ id: "map", gauge: "route-map-heading", anchor: "bottom-right", x: 5, y: 17, height: 23 },
      shapes: { square: { height: 22 }, tall: { x: 12, y: 50, height: 30 } },
    },
    {
      ...{ id: "split", gauge: "split", anchor: "bottom-left", x: 6, y: 17.5, height: 9, group: "split" },
      shapes: { tall: { y: 50, height: 11 } },
    },
    {
      ...{ id: "profile", gauge: "elevation-profile", anchor: "bottom-left", x: 5, y: 0, height: 15, width: "full" },
      ...{ far: 5, shapes: { square: { height: 13 }, tall: { y: 36, height: 12, far: 12 } } },
    },
  ],
};
