import type { Gauge } from "#lib/domain/overlay/gauge";
import { altitude } from "#lib/domain/overlay/gauges/altitude";
import { cadence } from "#lib/domain/overlay/gauges/cadence";
import { clock } from "#lib/domain/overlay/gauges/clock";
import { distance } from "#lib/domain/overlay/gauges/distance";
import { heartRate } from "#lib/domain/overlay/gauges/heart-rate";
import { power } from "#lib/domain/overlay/gauges/power";
import { readback } from "#lib/domain/overlay/gauges/readback";
import { speed } from "#lib/domain/overlay/gauges/speed";
import type { GaugeName } from "#lib/domain/overlay/layout";

/** Every gauge by its name in a layout; a name without a gauge does not compile. */
export const GAUGES = {
  speed,
  "heart-rate": heartRate,
  cadence,
  power,
  altitude,
  distance,
  clock,
  readback,
} satisfies Partial<Record<GaugeName, Gauge>> as Partial<Record<GaugeName, Gauge>> as Record<GaugeName, Gauge>;
