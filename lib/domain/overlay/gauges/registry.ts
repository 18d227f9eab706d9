import type { Gauge } from "#lib/domain/overlay/gauge";
import { altitude } from "#lib/domain/overlay/gauges/altitude";
import { ascent } from "#lib/domain/overlay/gauges/ascent";
import { averageSpeed } from "#lib/domain/overlay/gauges/average-speed";
import { cadence } from "#lib/domain/overlay/gauges/cadence";
import { calories } from "#lib/domain/overlay/gauges/calories";
import { climb } from "#lib/domain/overlay/gauges/climb";
import { clock } from "#lib/domain/overlay/gauges/clock";
import { compass } from "#lib/domain/overlay/gauges/compass";
import { date } from "#lib/domain/overlay/gauges/date";
import { distance } from "#lib/domain/overlay/gauges/distance";
import { distanceLeft } from "#lib/domain/overlay/gauges/distance-left";
import { elapsedTime } from "#lib/domain/overlay/gauges/elapsed-time";
import { elevationProfile } from "#lib/domain/overlay/gauges/elevation-profile";
import { gear } from "#lib/domain/overlay/gauges/gear";
import { gradient } from "#lib/domain/overlay/gauges/gradient";
import { gradientWedge } from "#lib/domain/overlay/gauges/gradient-wedge";
import { heartRate } from "#lib/domain/overlay/gauges/heart-rate";
import { heartRateTrend } from "#lib/domain/overlay/gauges/heart-rate-trend";
import { heartRateZone } from "#lib/domain/overlay/gauges/heart-rate-zone";
import { lap } from "#lib/domain/overlay/gauges/lap";
import { logo } from "#lib/domain/overlay/gauges/logo";
import { maxSpeed } from "#lib/domain/overlay/gauges/max-speed";
import { movingTime } from "#lib/domain/overlay/gauges/moving-time";
import { power } from "#lib/domain/overlay/gauges/power";
import { power3s } from "#lib/domain/overlay/gauges/power-3s";
import { powerBalance } from "#lib/domain/overlay/gauges/power-balance";
import { powerNormalised } from "#lib/domain/overlay/gauges/power-normalised";
import { powerToWeight } from "#lib/domain/overlay/gauges/power-to-weight";
import { powerZone } from "#lib/domain/overlay/gauges/power-zone";
import { readback } from "#lib/domain/overlay/gauges/readback";
import { riderName } from "#lib/domain/overlay/gauges/rider-name";
import { routeMap } from "#lib/domain/overlay/gauges/route-map";
import { routeMapHeading } from "#lib/domain/overlay/gauges/route-map-heading";
import { routeMapNorth } from "#lib/domain/overlay/gauges/route-map-north";
import { speed } from "#lib/domain/overlay/gauges/speed";
import { speedBar } from "#lib/domain/overlay/gauges/speed-bar";
import { speedDial } from "#lib/domain/overlay/gauges/speed-dial";
import { split } from "#lib/domain/overlay/gauges/split";
import { temperature } from "#lib/domain/overlay/gauges/temperature";
import { title } from "#lib/domain/overlay/gauges/title";
import { vam } from "#lib/domain/overlay/gauges/vam";
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
  "average-speed": averageSpeed,
  "max-speed": maxSpeed,
  "speed-bar": speedBar,
  "heart-rate-zone": heartRateZone,
  "heart-rate-trend": heartRateTrend,
  "power-zone": powerZone,
  "power-3s": power3s,
  "power-normalised": powerNormalised,
  "power-to-weight": powerToWeight,
  "power-balance": powerBalance,
  vam,
  ascent,
  "distance-left": distanceLeft,
  "elapsed-time": elapsedTime,
  "moving-time": movingTime,
  date,
  temperature,
  lap,
  split,
  gear,
  calories,
  "gradient-wedge": gradientWedge,
  climb,
  "route-map-north": routeMapNorth,
  "route-map-heading": routeMapHeading,
  compass,
  title,
  "rider-name": riderName,
  logo,
  readback,
} satisfies Record<GaugeName, Gauge>;
