import type { Layout } from "#lib/domain/overlay/layout";
import { THEMES } from "#lib/domain/overlay/themes";

/** Big, made for 9:16: clear of the lower 20 % (36 of 178 units) and the right 12 %, where the apps put their buttons. */
export const VERTICAL: Layout = {
  name: "vertical",
  theme: THEMES.broadcast,
  gauges: [
    {
      ...{ id: "distance", gauge: "distance", anchor: "top-left", x: 5, y: 5, height: 7, group: "facts" },
      shapes: { tall: { y: 12, height: 7.5 } },
    },
    {
      ...{ id: "moving-time", gauge: "moving-time", anchor: "top-left", x: 5, y: 5, height: 7, group: "facts" },
      ...{ insteadOf: "distance", shapes: { tall: { y: 12, height: 7.5 } } },
    },
    {
      ...{ id: "altitude", gauge: "altitude", anchor: "top-left", x: 5, y: 12.4, height: 7, group: "facts" },
      shapes: { tall: { y: 20, height: 7.5 } },
    },
    {
      ...{ id: "gradient", gauge: "gradient", anchor: "top-left", x: 5, y: 19.8, height: 7, group: "facts" },
      shapes: { tall: { y: 28, height: 7.5 } },
    },
    {
      ...{ id: "map", gauge: "route-map", anchor: "top-right", x: 5, y: 5, height: 28 },
      shapes: { tall: { x: 12, y: 12, height: 30 } },
    },
    {
      ...{ id: "speed", gauge: "speed", anchor: "bottom-left", x: 5, y: 16, height: 17 },
      shapes: { square: { y: 29, height: 18 }, tall: { y: 66, height: 32 } },
    },
    // Indoors, where there is no speed, the effort is the hero.
    {
      ...{ id: "effort", gauge: "power-3s", anchor: "bottom-left", x: 5, y: 15.5, height: 19, insteadOf: "speed" },
      shapes: { square: { y: 30 }, tall: { y: 67, height: 26 } },
    },
    {
      ...{ id: "power", gauge: "power", anchor: "bottom-left", x: 47, y: 16.5, height: 13, group: "body" },
      shapes: { square: { x: 5, y: 15.5, height: 13 }, tall: { x: 5, y: 50, height: 15 } },
    },
    {
      ...{ id: "heart-rate", gauge: "heart-rate", anchor: "bottom-left", x: 69, y: 16.5, height: 13, group: "body" },
      shapes: { square: { x: 33, y: 15.5, height: 13 }, tall: { x: 33, y: 50, height: 15 } },
    },
    {
      ...{ id: "cadence", gauge: "cadence", anchor: "bottom-left", x: 91, y: 16.5, height: 13, group: "body" },
      shapes: { square: { x: 61, y: 15.5, height: 13 }, tall: { x: 61, y: 50, height: 15 } },
    },
    {
      ...{ id: "profile", gauge: "elevation-profile", anchor: "bottom-left", x: 5, y: 0, height: 14, width: "full" },
      ...{ far: 5, shapes: { tall: { x: 6, y: 36, height: 13, far: 12 } } },
    },
  ],
};
