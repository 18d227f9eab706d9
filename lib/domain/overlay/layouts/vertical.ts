import type { Layout } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";

/** Big, for 9:16: clear of the lower 20 % (36 of 178 units) and the right 12 %, where the apps put their buttons. */
export const VERTICAL: Layout = {
  name: "vertical",
  theme: BROADCAST,
  gauges: [
    { id: "distance", gauge: "distance", anchor: "top-left", x: 4, y: 8, height: 7, group: "facts" },
    { id: "gradient", gauge: "gradient", anchor: "top-left", x: 33, y: 8, height: 7, group: "facts" },
    { id: "map", gauge: "route-map", anchor: "top-right", x: 12, y: 8, height: 26 },
    { id: "speed", gauge: "speed", anchor: "bottom-left", x: 4, y: 62, height: 22 },
    { id: "power", gauge: "power", anchor: "bottom-left", x: 4.5, y: 47, height: 15, group: "body" },
    { id: "heart-rate", gauge: "heart-rate", anchor: "bottom-left", x: 31, y: 47, height: 15, group: "body" },
    { id: "cadence", gauge: "cadence", anchor: "bottom-left", x: 57.5, y: 47, height: 15, group: "body" },
    {
      id: "profile",
      gauge: "elevation-profile",
      anchor: "bottom-left",
      x: 6,
      y: 36,
      height: 11,
      width: "full",
      far: 13,
    },
  ],
};
