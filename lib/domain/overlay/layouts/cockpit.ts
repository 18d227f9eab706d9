import type { Layout } from "#lib/domain/overlay/layout";
import { THEMES } from "#lib/domain/overlay/themes";

/**
 * The default: speed as the hero at the bottom left, the rider's values beside it over the profile, which bleeds into
 * the lower edge; quiet facts top left, the heading in the middle, the map top right; the road stays free.
 */
export const COCKPIT: Layout = {
  name: "cockpit",
  theme: THEMES.broadcast,
  gauges: [
    {
      ...{ id: "speed", gauge: "speed-dial", anchor: "bottom-left", x: 5, y: 5, height: 28 },
      shapes: { square: { height: 26 }, tall: { y: 62, height: 30 } },
    },
    // Indoors, where there is no speed, the effort is the hero.
    {
      ...{ id: "effort", gauge: "power-3s", anchor: "bottom-left", x: 5, y: 13.5, height: 19, insteadOf: "speed" },
      shapes: { square: { y: 13, height: 17 }, tall: { y: 64, height: 22 } },
    },
    {
      ...{ id: "power", gauge: "power", anchor: "bottom-left", x: 44, y: 17.5, height: 11, group: "body" },
      shapes: { square: { x: 41, y: 16, height: 10.5 }, tall: { x: 5, y: 49, height: 12 } },
    },
    {
      ...{ id: "heart-rate", gauge: "heart-rate", anchor: "bottom-left", x: 62.5, y: 17.5, height: 11, group: "body" },
      shapes: { square: { x: 59, y: 16, height: 10.5 }, tall: { x: 31, y: 49, height: 12 } },
    },
    {
      ...{ id: "cadence", gauge: "cadence", anchor: "bottom-left", x: 81, y: 17.5, height: 11, group: "body" },
      shapes: { square: { x: 77, y: 16, height: 10.5 }, tall: { x: 57, y: 49, height: 12 } },
    },
    {
      ...{ id: "profile", gauge: "elevation-profile", anchor: "bottom-left", x: 45, y: 0, height: 16, width: "full" },
      ...{ far: 5, shapes: { square: { x: 42, height: 14 }, tall: { x: 6, y: 36, height: 11, far: 12 } } },
    },
    {
      ...{ id: "clock", gauge: "clock", anchor: "top-left", x: 5, y: 5, height: 6.5, group: "facts" },
      shapes: { tall: { y: 12 } },
    },
    {
      ...{ id: "distance", gauge: "distance", anchor: "top-left", x: 5, y: 11.8, height: 6.5, group: "facts" },
      shapes: { tall: { y: 18.8 } },
    },
    {
      ...{ id: "moving-time", gauge: "moving-time", anchor: "top-left", x: 5, y: 11.8, height: 6.5, group: "facts" },
      ...{ insteadOf: "distance", shapes: { tall: { y: 18.8 } } },
    },
    {
      ...{ id: "altitude", gauge: "altitude", anchor: "top-left", x: 5, y: 18.6, height: 6.5, group: "facts" },
      shapes: { tall: { y: 25.6 } },
    },
    {
      ...{ id: "gradient", gauge: "gradient", anchor: "top-left", x: 5, y: 25.4, height: 6.5, group: "facts" },
      shapes: { tall: { y: 32.4 } },
    },
    {
      ...{ id: "compass", gauge: "compass", anchor: "top", x: 0, y: 5, height: 7, width: 56 },
      shapes: { square: "hidden" },
    },
    {
      ...{ id: "map", gauge: "route-map", anchor: "top-right", x: 5, y: 5, height: 28 },
      shapes: { square: { height: 26 }, tall: { x: 12, y: 12 } },
    },
  ],
};
