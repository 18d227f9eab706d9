import type { Layout } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";

/** The default: speed as hero at the bottom left, the rider's values beside it, quiet facts at the top. */
export const COCKPIT: Layout = {
  name: "cockpit",
  theme: BROADCAST,
  gauges: [
    { id: "speed", gauge: "speed", anchor: "bottom-left", x: 4, y: 6, height: 16 },
    { id: "power", gauge: "power", anchor: "bottom-left", x: 42, y: 16, height: 11, group: "body" },
    { id: "heart-rate", gauge: "heart-rate", anchor: "bottom-left", x: 60, y: 16, height: 11, group: "body" },
    { id: "cadence", gauge: "cadence", anchor: "bottom-left", x: 78, y: 16, height: 11, group: "body" },
    { id: "clock", gauge: "clock", anchor: "top-left", x: 4, y: 4, height: 6, group: "facts" },
    { id: "distance", gauge: "distance", anchor: "top-left", x: 4, y: 10, height: 6, group: "facts" },
    { id: "altitude", gauge: "altitude", anchor: "top-left", x: 4, y: 16, height: 6, group: "facts" },
  ],
};
