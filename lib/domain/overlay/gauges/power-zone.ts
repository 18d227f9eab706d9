import { boltIcon } from "#lib/domain/overlay/icons";
import { steady } from "#lib/domain/overlay/steady";
import { POWER_ZONES } from "#lib/domain/overlay/zone-colors";
import { createZoneReadout } from "#lib/domain/overlay/zone-readout";

/** Watts and the zone of the rider's threshold power they lie in. */
export const powerZone = steady(
  createZoneReadout({
    value: "power",
    zone: "powerZone",
    unit: "W",
    icon: boltIcon,
    colors: POWER_ZONES,
    widest: "8888",
  }),
);
