import { boltIcon } from "#lib/domain/overlay/icons";
import { POWER_ZONES } from "#lib/domain/overlay/zone-colors";
import { createZoneReadout } from "#lib/domain/overlay/zone-readout";

/** Watts and the zone of the rider's threshold power they lie in. */
export const powerZone = createZoneReadout({
  value: "power",
  zone: "powerZone",
  unit: "W",
  icon: boltIcon,
  colors: POWER_ZONES,
  widest: "8888",
});
