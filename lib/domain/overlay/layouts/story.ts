import type { Layout } from "#lib/domain/overlay/layout";
import { THEMES } from "#lib/domain/overlay/themes";

/** For stories: what it was, how fast, and the three facts that friends ask for, all of it big. */
export const STORY: Layout = {
  name: "story",
  theme: THEMES.story,
  gauges: [
    {
      ...{ id: "title", gauge: "title", anchor: "top-left", x: 5, y: 5, height: 11, width: 76, group: "head" },
      shapes: { square: { height: 10, width: 58 }, tall: { y: 14, height: 13, width: 80 } },
    },
    {
      ...{ id: "map", gauge: "route-map", anchor: "top-right", x: 5, y: 5, height: 34 },
      shapes: { square: { height: 30 }, tall: { x: 12, y: 28, height: 28 } },
    },
    {
      ...{ id: "speed", gauge: "speed", anchor: "bottom-left", x: 5, y: 16, height: 24 },
      shapes: { square: { y: 25 }, tall: { y: 58, height: 35 } },
    },
    // Indoors, where there is no speed, the effort is the hero.
    {
      ...{ id: "power", gauge: "power", anchor: "bottom-left", x: 5, y: 16, height: 24, insteadOf: "speed" },
      shapes: { square: { y: 25 }, tall: { y: 58, height: 35 } },
    },
    {
      ...{ id: "distance", gauge: "distance", anchor: "bottom-left", x: 5, y: 5, height: 9, group: "facts" },
      shapes: { square: { x: 5, y: 14.5, height: 8.5 }, tall: { x: 5, y: 47, height: 9.5 } },
    },
    {
      ...{ id: "ascent", gauge: "ascent", anchor: "bottom-left", x: 44, y: 5, height: 9, group: "facts" },
      shapes: { square: { x: 50, y: 14.5, height: 8.5 }, tall: { x: 46, y: 47, height: 9.5 } },
    },
    {
      ...{ id: "moving-time", gauge: "moving-time", anchor: "bottom-left", x: 83, y: 5, height: 9, group: "facts" },
      shapes: { square: { x: 5, y: 5, height: 8.5 }, tall: { x: 5, y: 36.5, height: 9.5 } },
    },
    {
      ...{ id: "heart-rate", gauge: "heart-rate", anchor: "bottom-right", x: 5, y: 16.5, height: 14 },
      shapes: { square: "hidden" },
    },
  ],
};
