import type { Layout } from "#lib/domain/overlay/layout";
import { THEMES } from "#lib/domain/overlay/themes";

/** Speed and what the heart makes of it; everything else is picture. */
export const MINIMAL: Layout = {
  name: "minimal",
  theme: { ...THEMES.minimal, shadow: 1.3 },
  gauges: [
    {
      ...{ id: "speed", gauge: "speed", anchor: "bottom-left", x: 5, y: 5, height: 14 },
      shapes: { tall: { y: 37, height: 17 } },
    },
    {
      ...{ id: "heart-rate", gauge: "heart-rate", anchor: "bottom-right", x: 5, y: 5.6, height: 9, group: "body" },
      shapes: { tall: { x: 12, y: 37.4, height: 10 } },
    },
    {
      ...{ id: "power", gauge: "power", anchor: "bottom-right", x: 21, y: 5.6, height: 9, group: "body" },
      shapes: { tall: { x: 29, y: 37.4, height: 10, anchor: "bottom-right" } },
    },
    {
      ...{ id: "distance", gauge: "distance", anchor: "top-left", x: 5, y: 5, height: 5.5, group: "facts" },
      shapes: { tall: { y: 12, height: 6 } },
    },
  ],
};
