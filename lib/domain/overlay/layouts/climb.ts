import type { Layout } from "#lib/domain/overlay/layout";
import { THEMES } from "#lib/domain/overlay/themes";

/** For mountains: the climb with what is left of it, how steep it is, and what it takes. */
export const CLIMB: Layout = {
  name: "climb",
  theme: THEMES.climb,
  panels: [{ around: "climb", pad: 1.2 }],
  gauges: [
    {
      ...{ id: "climb", gauge: "climb", anchor: "bottom-left", x: 6.2, y: 6.2, height: 31, group: "climb" },
      shapes: { square: { height: 30.5 }, tall: { y: 37.5, height: 41 } },
    },
    // A ride without climbs.
    {
      ...{ id: "profile", gauge: "elevation-profile", anchor: "bottom-left", x: 6.2, y: 6.2, height: 18, width: 58.9 },
      ...{ group: "climb", insteadOf: "climb", shapes: { square: { width: 58 }, tall: { y: 37.5, width: 77.9 } } },
    },
    {
      ...{ id: "wedge", gauge: "gradient-wedge", anchor: "bottom-right", x: 5, y: 18, height: 20 },
      shapes: { square: { y: 17.5, height: 18 }, tall: { anchor: "top-left", x: 5, y: 34, height: 22 } },
    },
    {
      ...{ id: "power", gauge: "power", anchor: "bottom-right", x: 5, y: 5, height: 11, group: "body" },
      shapes: { square: { height: 10 }, tall: { anchor: "bottom-left", x: 60, y: 82, height: 12 } },
    },
    {
      ...{ id: "heart-rate", gauge: "heart-rate", anchor: "bottom-right", x: 23.5, y: 5, height: 11, group: "body" },
      shapes: { square: "hidden", tall: { anchor: "bottom-left", x: 38, y: 82, height: 12 } },
    },
    {
      ...{ id: "speed", gauge: "speed", anchor: "bottom-right", x: 42, y: 5, height: 10.8, group: "body" },
      shapes: { square: "hidden", tall: { anchor: "bottom-left", x: 5, y: 82, height: 12 } },
    },
    // Indoors, where there is no speed and no height.
    {
      ...{ id: "cadence", gauge: "cadence", anchor: "bottom-right", x: 42, y: 5, height: 11, group: "body" },
      ...{ insteadOf: "speed", shapes: { square: "hidden", tall: { anchor: "bottom-left", x: 5, y: 82, height: 12 } } },
    },
    {
      ...{ id: "moving-time", gauge: "moving-time", anchor: "top-left", x: 5, y: 5, height: 6.5, group: "facts" },
      ...{ insteadOf: "altitude", shapes: { tall: { y: 12 } } },
    },
    {
      ...{ id: "altitude", gauge: "altitude", anchor: "top-left", x: 5, y: 5, height: 6.5, group: "facts" },
      shapes: { tall: { y: 12 } },
    },
    {
      ...{ id: "ascent", gauge: "ascent", anchor: "top-left", x: 5, y: 11.8, height: 6.5, group: "facts" },
      shapes: { tall: { y: 18.8 } },
    },
    {
      ...{ id: "vam", gauge: "vam", anchor: "top-left", x: 5, y: 18.6, height: 6.5, group: "facts" },
      shapes: { tall: { y: 25.6 } },
    },
    {
      ...{ id: "map", gauge: "route-map", anchor: "top-right", x: 5, y: 5, height: 26 },
      shapes: { tall: { x: 12, y: 12 } },
    },
  ],
};
