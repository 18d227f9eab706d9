import type { Gauge } from "#lib/domain/overlay/gauge";
import { altitude } from "#lib/domain/overlay/gauges/altitude";
import { cadence } from "#lib/domain/overlay/gauges/cadence";
import { clock } from "#lib/domain/overlay/gauges/clock";
import { distance } from "#lib/domain/overlay/gauges/distance";
import { elevationProfile } from "#lib/domain/overlay/gauges/elevation-profile";
import { gradient } from "#lib/domain/overlay/gauges/gradient";
import { heartRate } from "#lib/domain/overlay/gauges/heart-rate";
import { power } from "#lib/domain/overlay/gauges/power";
import { readback } from "#lib/domain/overlay/gauges/readback";
import { routeMap } from "#lib/domain/overlay/gauges/route-map";
import { speed } from "#lib/domain/overlay/gauges/speed";
import { speedDial } from "#lib/domain/overlay/gauges/speed-dial";
import type { GaugeName } from "#lib/domain/overlay/layout";

/** Every gauge by its name in a layout; a name without a gauge does not compile. */
export const GAUGES = {
  "speed-dial": speedDial,
  speed,
  "heart-rate": heartRate,
  cadence,
  power,
  gradient,
  altitude,
  "elevation-profile": elevationProfile,
  "route-map": routeMap,
  distance,
  clock,
  readback,
} satisfies Record<GaugeName, Gauge>;
