import type { Layout } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";

/** A lower third: one band of dark glass with the profile as its skyline; the whole picture above stays free. */
export const STRIP: Layout = {
  name: "strip",
  theme: { ...BROADCAST, panel: 0.5 },
  panels: [{ anchor: "bottom-left", x: 0, y: 0, height: 13, width: "full" }],
  gauges: [
    { id: "speed", gauge: "speed", anchor: "bottom-left", x: 3, y: 1.5, height: 10 },
    { id: "power", gauge: "power", anchor: "bottom", x: -15.5, y: 1.5, height: 9.5, group: "body" },
    { id: "heart-rate", gauge: "heart-rate", anchor: "bottom", x: 0, y: 1.5, height: 9.5, group: "body" },
    { id: "cadence", gauge: "cadence", anchor: "bottom", x: 15.5, y: 1.5, height: 9.5, group: "body" },
    { id: "distance", gauge: "distance", anchor: "bottom-right", x: 2, y: 6.5, height: 5.5, group: "facts" },
    { id: "gradient", gauge: "gradient", anchor: "bottom-right", x: 2, y: 1, height: 5.5, group: "facts" },
    { id: "profile", gauge: "elevation-profile", anchor: "bottom-left", x: 0, y: 13, height: 8, width: "full" },
  ],
};
