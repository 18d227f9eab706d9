"use client";

import { Eye, LocateFixed } from "lucide-react";
import { useId, useRef } from "react";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { LARGEST_ZONE, type PrivacyZone, SMALLEST_ZONE } from "#lib/domain/track/privacy-zones";
import { mapText } from "../../en/map.ts";
import { Button } from "../../ui/button.tsx";
import type { ShownZone } from "./ride-map.tsx";

type ZoneListProps = {
  zones: readonly ShownZone[];
  units: DisplayUnits;
  onChoose: (index: number) => void;
  /** Brings it into view. */
  onLook: (index: number) => void;
  onZone: (index: number, zone: PrivacyZone, isNew: boolean) => void;
  onRemove: (index: number) => void;
};

/** Each hidden place with its size; the slider is finer where zones are small. */
export function ZoneList({ zones, units, onChoose, onLook, onZone, onRemove }: ZoneListProps) {
  return (
    <ul aria-label={mapText.zones} className="flex flex-col gap-2">
      {zones.map((shown, i) => (
        <ZoneRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a zone has no name, and changes while it is dragged
          key={i}
          {...shown}
          units={units}
          onChoose={() => onChoose(i)}
          onLook={() => onLook(i)}
          onRadius={(radius, isNew) => onZone(i, { ...shown.zone, radius }, isNew)}
          onRemove={() => onRemove(i)}
        />
      ))}
    </ul>
  );
}

type ZoneRowProps = ShownZone & {
  units: DisplayUnits;
  onChoose: () => void;
  onLook: () => void;
  onRadius: (radius: number, isNew: boolean) => void;
  onRemove: () => void;
};

function ZoneRow({ zone, place, units, onChoose, onLook, onRadius, onRemove }: ZoneRowProps) {
  const id = useId();
  const dragging = useRef(false);
  const letGo = () => {
    dragging.current = false;
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2">
      <label htmlFor={id} className="text-sm">
        {mapText.radius(place, units)}
        <span className="text-muted tabular-nums">
          {" · "}
          {mapText.radiusValue(units, zone.radius)}
        </span>
      </label>
      <span className="row-span-2 flex">
        <Button
          size="icon"
          variant="quiet"
          aria-label={mapText.look(place, units)}
          title={mapText.look(place, units)}
          onClick={onLook}
        >
          <LocateFixed aria-hidden className="size-5" />
        </Button>
        <Button
          size="icon"
          variant="quiet"
          aria-label={mapText.remove(place, units)}
          title={mapText.remove(place, units)}
          onClick={onRemove}
        >
          <Eye aria-hidden className="size-5" />
        </Button>
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        step={1}
        value={stepOf(zone.radius)}
        aria-valuetext={mapText.radiusValue(units, zone.radius)}
        className="min-h-10 w-full accent-accent"
        onFocus={onChoose}
        onPointerUp={letGo}
        onKeyDown={(event) => {
          if (!event.repeat) letGo();
        }}
        onChange={(event) => {
          onRadius(radiusOf(event.target.valueAsNumber), !dragging.current);
          dragging.current = true;
        }}
      />
    </li>
  );
}

const STEPS = 60;
const SPAN = Math.log(LARGEST_ZONE / SMALLEST_ZONE);

const stepOf = (radius: number) => Math.round((Math.log(radius / SMALLEST_ZONE) / SPAN) * STEPS);

/** In tens of metres, like the handle on the map. */
function radiusOf(step: number): number {
  return Math.round((SMALLEST_ZONE * Math.exp((step / STEPS) * SPAN)) / 10) * 10;
}
