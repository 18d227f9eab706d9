import type { Layout } from "#lib/domain/overlay/layout";
import { THEMES } from "#lib/domain/overlay/themes";

/** One band of dark glass with the profile as its skyline; the whole picture above stays free. */
export const STRIP: Layout = {
  name: "strip",
  theme: { ...THEMES.broadcast, panel: 0.55 },
  panels: [
    {
      ...{ anchor: "bottom-left", x: 0, y: 0, height: 16.5, width: "full" },
      shapes: { square: { height: 27 }, tall: { y: 34, height: 25 } },
    },
  ],
  gauges: [
    {
      ...{ id: "speed", gauge: "speed", anchor: "bottom-left", x: 5, y: 5, height: 10 },
      shapes: { square: { y: 15.5, height: 10.5 }, tall: { y: 47.5 } },
    },
    // Indoors, where there is no speed.
    {
      ...{ id: "time", gauge: "moving-time", anchor: "bottom-left", x: 5, y: 7, height: 6, insteadOf: "speed" },
      shapes: { square: { y: 17.5 }, tall: { y: 49.5 } },
    },
    {
      ...{ id: "power", gauge: "power", anchor: "bottom", x: -17.5, y: 5, height: 9.8, group: "body" },
      shapes: { square: { x: -27 }, tall: { x: -29, y: 36.5 } },
    },
    {
      ...{ id: "heart-rate", gauge: "heart-rate", anchor: "bottom", x: 0, y: 5, height: 9.8, group: "body" },
      shapes: { tall: { x: -3.5, y: 36.5 } },
    },
    {
      ...{ id: "cadence", gauge: "cadence", anchor: "bottom", x: 17.5, y: 5, height: 9.8, group: "body" },
      shapes: { square: { x: 27 }, tall: { x: 22, y: 36.5 } },
    },
    // A ride without sensors: what a bicycle computer shows without them.
    {
      ...{ id: "average", gauge: "average-speed", anchor: "bottom", x: -26, y: 7, height: 6, group: "middle" },
      ...{ unless: "body", shapes: { tall: { x: -29.5, y: 38.5 } } },
    },
    {
      ...{ id: "altitude", gauge: "altitude", anchor: "bottom", x: 0, y: 7, height: 6, group: "middle" },
      ...{ unless: "body", shapes: { tall: { x: -3.5, y: 38.5 } } },
    },
    {
      ...{ id: "moving-time", gauge: "moving-time", anchor: "bottom", x: 26, y: 7, height: 6, group: "middle" },
      ...{ unless: "body", shapes: { tall: { x: 22.5, y: 38.5 } } },
    },
    {
      ...{ id: "distance", gauge: "distance", anchor: "bottom-right", x: 5, y: 10.3, height: 5.2, group: "facts" },
      shapes: { square: { y: 21 }, tall: { x: 12, y: 53 } },
    },
    {
      ...{ id: "gradient", gauge: "gradient", anchor: "bottom-right", x: 5, y: 5, height: 5.2, group: "facts" },
      shapes: { square: { y: 15.5 }, tall: { x: 12, y: 47.5 } },
    },
    {
      ...{ id: "profile", gauge: "elevation-profile", anchor: "bottom-left", x: 0, y: 16.5, height: 11, width: "full" },
      shapes: { square: { y: 27 }, tall: { y: 59 } },
    },
  ],
};
