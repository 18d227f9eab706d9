import type { Layout } from "#lib/domain/overlay/layout";
import { THEMES } from "#lib/domain/overlay/themes";

/** A race's broadcast: who rides and what he does in the lower third, the way to go and the race's name above. */
export const RACE_TV: Layout = {
  name: "race-tv",
  theme: THEMES.race,
  panels: [
    { around: "values", pad: 1 },
    { around: "to-go", pad: 0.8 },
  ],
  gauges: [
    {
      ...{ id: "logo", gauge: "logo", anchor: "top-left", x: 5, y: 5, height: 9, width: 14.5, group: "head" },
      shapes: { tall: { y: 12 } },
    },
    {
      ...{ id: "title", gauge: "title", anchor: "top-left", x: 20.5, y: 5, height: 8, width: 60, group: "head" },
      shapes: { square: { width: 42, height: 7 }, tall: { y: 12, width: 60, height: 8 } },
    },
    {
      ...{ id: "to-go", gauge: "distance-left", anchor: "top-right", x: 5, y: 5, height: 7, group: "to-go" },
      shapes: { tall: { x: 12, y: 23 } },
    },
    {
      ...{ id: "time", gauge: "moving-time", anchor: "top-right", x: 5, y: 5, height: 7, group: "to-go" },
      ...{ insteadOf: "to-go", shapes: { tall: { x: 12, y: 23 } } },
    },
    {
      ...{ id: "rider", gauge: "rider-name", anchor: "bottom-left", x: 5, y: 18.3, height: 9 },
      shapes: { square: { y: 29.8 }, tall: { y: 64.3 } },
    },
    {
      ...{ id: "speed", gauge: "speed", anchor: "bottom-left", x: 5, y: 6, height: 11, group: "values" },
      shapes: { square: { y: 18, height: 10.5 }, tall: { y: 52, height: 11 } },
    },
    {
      ...{ id: "power", gauge: "power", anchor: "bottom-left", x: 31, y: 6, height: 11, group: "values" },
      shapes: { square: { x: 29.5, y: 18, height: 10.5 }, tall: { x: 31, y: 52, height: 11 } },
    },
    {
      ...{ id: "heart-rate", gauge: "heart-rate", anchor: "bottom-left", x: 49.5, y: 6, height: 11, group: "values" },
      shapes: { square: { x: 47, y: 18, height: 10.5 }, tall: { x: 49.5, y: 52, height: 11 } },
    },
    {
      ...{ id: "gradient", gauge: "gradient-wedge", anchor: "bottom-left", x: 68, y: 6, height: 11, group: "values" },
      shapes: { square: { x: 64.5, y: 18, height: 10.5 }, tall: { x: 68, y: 52, height: 11 } },
    },
    {
      ...{ id: "profile", gauge: "elevation-profile", anchor: "bottom-left", x: 90, y: 0, height: 17, width: "full" },
      ...{ far: 5, shapes: { square: { x: 5, height: 14 }, tall: { x: 6, y: 36, height: 13, far: 12 } } },
    },
  ],
};
