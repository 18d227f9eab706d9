import { Maximize, Minus, Plus, Scissors } from "lucide-react";
import type { ComponentProps } from "react";
import { mapText } from "../../en/map.ts";
import { Button } from "../../ui/button.tsx";
import { type MapView, type Size, zoomAbout } from "./map-view.ts";

type MapButtonsProps = {
  view: MapView;
  size: Size;
  /** All of the route is seen already. */
  isFitted: boolean;
  onView: (view: MapView | undefined) => void;
  /** Brings the clip into view; left out where it has no place. */
  onClip: (() => void) | undefined;
};

const ZOOM = 2;
const LOOK = "size-10 rounded-none bg-surface";

/** Larger, smaller, all of it; and which way is north. */
export function MapButtons({ view, size, isFitted, onView, onClip }: MapButtonsProps) {
  const zoom = (factor: number) => onView(zoomAbout(view, size, { x: size.width / 2, y: size.height / 2 }, factor));
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute top-2 left-2 grid place-items-center rounded bg-surface/85 p-1 text-text text-xs"
      >
        <svg viewBox="0 0 12 14" className="h-3.5 w-3 fill-text" role="presentation">
          <path d="M6 0 11 13 6 10 1 13Z" />
        </svg>
        <span className="font-semibold leading-none">{mapText.north}</span>
      </div>
      <div className="absolute top-2 right-2 flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line">
        <MapButton name={mapText.zoomIn} onClick={() => zoom(ZOOM)}>
          <Plus aria-hidden className="size-4" />
        </MapButton>
        <MapButton name={mapText.zoomOut} onClick={() => zoom(1 / ZOOM)}>
          <Minus aria-hidden className="size-4" />
        </MapButton>
        <MapButton name={mapText.fit} aria-disabled={isFitted} onClick={() => onView(undefined)}>
          <Maximize aria-hidden className="size-4" />
        </MapButton>
        {onClip && (
          <MapButton name={mapText.clip} onClick={onClip}>
            <Scissors aria-hidden className="size-4" />
          </MapButton>
        )}
      </div>
    </>
  );
}

function MapButton({ name, ...props }: { name: string } & Omit<ComponentProps<typeof Button>, "size" | "variant">) {
  return <Button size="icon" variant="quiet" className={LOOK} aria-label={name} title={name} {...props} />;
}
