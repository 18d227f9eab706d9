import type { Layout } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";

/** For tests only: nothing but the machine-readable blocks, 12 px each at 480p. */
export const READBACK: Layout = {
  name: "readback",
  theme: BROADCAST,
  gauges: [{ id: "readback", gauge: "readback", anchor: "top-left", x: 4, y: 4, height: 30 }],
};
