import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { mapText } from "../../en/map.ts";
import { type MapView, pixelsPerMetre, scaleBar } from "./map-view.ts";

const LONGEST = 110;
const METRES = { km: 1, ft: 0.3048, mi: 1609.344 } as const;

/** How long so much of the screen is on the land. */
export function ScaleBar({ view, units }: { view: MapView; units: DisplayUnits }) {
  const perMetre = pixelsPerMetre(view);
  const unit = units.distance === "km" ? "km" : LONGEST / perMetre >= METRES.mi / 2 ? "mi" : "ft";
  const bar = scaleBar(perMetre * METRES[unit], LONGEST);
  return (
    <div className="pointer-events-none absolute bottom-2 left-2 rounded bg-surface/85 px-1.5 pt-0.5 pb-1 text-text text-xs">
      <span className="block pb-0.5 tabular-nums">{mapText.scale[unit](bar.units)}</span>
      <span className="block h-1.5 border-text border-x-2 border-b-2" style={{ width: bar.width }} />
    </div>
  );
}
