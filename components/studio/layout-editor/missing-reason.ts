import type { Gauge, GaugeContext } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { GaugeName } from "#lib/domain/overlay/layout";
import { canShow } from "#lib/domain/overlay/place-gauges";
import type { SampleKey } from "#lib/domain/track/track";
import { missingText } from "../../en/layouts.ts";

type Ride = Omit<GaugeContext, "box" | "span">;

/** What a gauge lacks in this ride, in words; undefined when it has something to show. */
export function missingReason(name: GaugeName, ride: Ride): string | undefined {
  const gauge: Gauge = GAUGES[name];
  if (canShow(gauge, ride)) return undefined;
  const { available } = ride.sampler;
  const key = gauge.needs.find((need) => !available.has(need));
  if (key) return reasonOf(key, available);
  if (name === "climb" || name === "logo" || name === "title") return missingText[name];
  return name === "rider-name" ? missingText.name : missingText.other;
}

function reasonOf(key: SampleKey, available: ReadonlySet<SampleKey>): string {
  switch (key) {
    case "speed":
    case "averageSpeed":
    case "maxSpeed":
    case "distance":
    case "distanceLeft":
      return missingText.speed;
    case "latitude":
    case "longitude":
      return missingText.position;
    case "elevation":
    case "gradient":
    case "vam":
    case "ascent":
      return missingText.elevation;
    case "heartRate":
    case "cadence":
    case "power":
    case "balance":
    case "temperature":
      return missingText[key];
    case "heartRateZone":
      return available.has("heartRate") ? missingText.maxHeartRate : missingText.heartRate;
    case "powerZone":
      return available.has("power") ? missingText.ftp : missingText.power;
    case "powerToWeight":
      return available.has("power") ? missingText.weight : missingText.power;
    case "power3s":
    case "normalizedPower":
    case "calories":
      return missingText.power;
    case "gearFront":
    case "gearRear":
      return missingText.gear;
    case "lap":
    case "lapTime":
    case "lapDistance":
      return missingText.lap;
    default:
      return missingText.other;
  }
}
