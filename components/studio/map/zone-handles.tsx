"use client";

import clsx from "clsx";
import { MoveHorizontal, Shield } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { LARGEST_ZONE, type PrivacyZone, placeBeside, SMALLEST_ZONE } from "#lib/domain/track/privacy-zones";
import { mapText } from "../../en/map.ts";
import { type MapView, type Size, underPoint } from "./map-view.ts";
import { metresPerWorld, toPlace, type WorldPoint } from "./mercator.ts";
import { placeIn } from "./use-map-gestures.tsx";
import type { ZonePlace } from "./zone-place.ts";

type ZoneHandlesProps = {
  zone: PrivacyZone;
  place: ZonePlace;
  units: DisplayUnits;
  view: MapView;
  size: Size;
  /** The circle in CSS pixels. */
  circle: { readonly x: number; readonly y: number; readonly radius: number };
  isChosen: boolean;
  onChoose: () => void;
  /** `isNew` is false while one drag or one held key goes on: all of it is one step. */
  onZone: (zone: PrivacyZone, isNew: boolean) => void;
  onRemove: () => void;
};

/** CSS pixels of radius below which a circle is looked at, not changed. */
const LEAST = 12;
/** Metres by arrow keys, and with Shift. */
const STEP = 10;
const LARGE_STEP = 100;

/** The middle of a circle, to be moved, and a point of its rim that makes it larger or smaller. */
export function ZoneHandles(props: ZoneHandlesProps) {
  const { zone, place, units, view, size, circle, isChosen, onChoose, onZone, onRemove } = props;
  const toMiddle = useDrag((at, isNew) => {
    onZone({ ...zone, ...toPlace(underPoint(view, size, at)) }, isNew);
  });
  const toRim = useDrag((at, isNew) => {
    const metres =
      (Math.hypot(at.x - circle.x, at.y - circle.y) / view.scale) * metresPerWorld(underPoint(view, size, circle).y);
    onZone({ ...zone, radius: allowed(metres) }, isNew);
  });

  function onMiddleKey(event: KeyboardEvent) {
    const by = event.shiftKey ? LARGE_STEP : STEP;
    const [east, north] = MOVES[event.key] ?? [0, 0];
    if (east || north) onZone({ ...zone, ...placeBeside(zone, east * by, north * by) }, !event.repeat);
    else if (event.key === "Delete" || event.key === "Backspace") onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onRimKey(event: KeyboardEvent) {
    const radius = radiusAfter(event, zone.radius);
    if (radius === undefined) return;
    onZone({ ...zone, radius: allowed(radius) }, !event.repeat);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <button
        type="button"
        aria-label={mapText.move(place, units)}
        title={mapText.move(place, units)}
        className="absolute top-0 left-0 grid size-10 touch-none place-items-center"
        style={{ transform: `translate(${circle.x - 20}px, ${circle.y - 20}px)`, cursor: "move" }}
        onFocus={onChoose}
        onKeyDown={onMiddleKey}
        {...toMiddle}
      >
        <span className={clsx(HANDLE, isChosen ? "bg-accent text-on-accent" : "bg-surface text-text")}>
          <Shield aria-hidden className="size-4" />
        </span>
      </button>
      {isChosen && circle.radius > LEAST && (
        <div
          role="slider"
          tabIndex={0}
          aria-label={mapText.radius(place, units)}
          aria-valuemin={SMALLEST_ZONE}
          aria-valuemax={LARGEST_ZONE}
          aria-valuenow={Math.round(zone.radius)}
          aria-valuetext={mapText.radiusValue(units, zone.radius)}
          className="absolute top-0 left-0 grid size-10 cursor-ew-resize touch-none place-items-center"
          style={{ transform: `translate(${rimX(circle, size) - 20}px, ${circle.y - 20}px)` }}
          onKeyDown={onRimKey}
          {...toRim}
        >
          <span className={clsx(HANDLE, "bg-accent text-on-accent")}>
            <MoveHorizontal aria-hidden className="size-4" />
          </span>
        </div>
      )}
    </>
  );
}

const HANDLE = "grid size-7 place-items-center rounded-full border border-line shadow";

const MOVES: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function radiusAfter({ key, shiftKey }: KeyboardEvent, radius: number): number | undefined {
  const by = shiftKey ? LARGE_STEP : STEP;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return radius + by;
    case "ArrowLeft":
    case "ArrowDown":
      return radius - by;
    case "PageUp":
      return radius + LARGE_STEP;
    case "PageDown":
      return radius - LARGE_STEP;
    case "Home":
      return SMALLEST_ZONE;
    case "End":
      return LARGEST_ZONE;
    default:
      return undefined;
  }
}

/** Whole tens of metres: nobody means more exactly. */
function allowed(radius: number): number {
  return Math.min(LARGEST_ZONE, Math.max(SMALLEST_ZONE, Math.round(radius / 10) * 10));
}

/** The rim's eastern point, or the western one where that is not seen; never over the middle's own handle. */
function rimX({ x, radius }: { x: number; radius: number }, { width }: Size): number {
  const away = Math.max(radius, 34);
  return x + away > width - 12 && x - away >= 12 ? x - away : x + away;
}

/** Follows a pointer that drags a handle, in CSS pixels of the map; the first move begins a step. */
function useDrag(onMove: (at: WorldPoint, isNew: boolean) => void) {
  const drag = useRef<{ grip: WorldPoint; hasMoved: boolean }>(undefined);
  const mapOf = (element: Element) => element.closest("[data-map]") ?? element;
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
      const grip = { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
      drag.current = { grip, hasMoved: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!drag.current) return;
      const { grip, hasMoved } = drag.current;
      const at = placeIn(mapOf(event.currentTarget), event);
      drag.current.hasMoved = true;
      onMove({ x: at.x - grip.x, y: at.y - grip.y }, !hasMoved);
    },
    onPointerUp: () => {
      drag.current = undefined;
    },
    onPointerCancel: () => {
      drag.current = undefined;
    },
  };
}
