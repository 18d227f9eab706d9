import type { Layout } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";

/**
 * The default, made for 16:9 and true in every shape: speed as the hero at the bottom left, the rider's values beside
 * it over the profile, which bleeds into the lower edge; quiet facts top left, the map top right; the road stays free.
 */
export const COCKPIT: Layout = {
  name: "cockpit",
  theme: BROADCAST,
  gauges: [
    { id: "speed", gauge: "speed-dial", anchor: "bottom-left", x: 3.5, y: 3.5, height: 28 },
    { id: "power", gauge: "power", anchor: "bottom-left", x: 42, y: 17.5, height: 11, group: "body" },
    { id: "heart-rate", gauge: "heart-rate", anchor: "bottom-left", x: 60.5, y: 17.5, height: 11, group: "body" },
    { id: "cadence", gauge: "cadence", anchor: "bottom-left", x: 79, y: 17.5, height: 11, group: "body" },
    {
      id: "profile",
      gauge: "elevation-profile",
      anchor: "bottom-left",
      x: 43,
      y: 0,
      height: 16,
      width: "full",
      far: 5,
    },
    { id: "clock", gauge: "clock", anchor: "top-left", x: 3.5, y: 4, height: 6.5, group: "facts" },
    { id: "distance", gauge: "distance", anchor: "top-left", x: 3.5, y: 11, height: 6.5, group: "facts" },
    { id: "altitude", gauge: "altitude", anchor: "top-left", x: 3.5, y: 18, height: 6.5, group: "facts" },
    { id: "gradient", gauge: "gradient", anchor: "top-left", x: 3.5, y: 25, height: 6.5, group: "facts" },
    { id: "map", gauge: "route-map", anchor: "top-right", x: 4, y: 4, height: 28 },
  ],
};
