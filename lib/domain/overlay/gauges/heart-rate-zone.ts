import { heartIcon } from "#lib/domain/overlay/icons";
import { HEART_RATE_ZONES } from "#lib/domain/overlay/zone-colors";
import { createZoneReadout } from "#lib/domain/overlay/zone-readout";

/** Beats per minute and the zone of the rider's maximum they lie in. */
export const heartRateZone = createZoneReadout({
  value: "heartRate",
  zone: "heartRateZone",
  unit: "bpm",
  icon: heartIcon,
  colors: HEART_RATE_ZONES,
  widest: "888",
});
