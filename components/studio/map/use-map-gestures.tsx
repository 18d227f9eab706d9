"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { type MapView, panBy, type Size, zoomAbout } from "./map-view.ts";
import type { WorldPoint } from "./mercator.ts";

type MapGestures = {
  map: RefObject<HTMLElement | null>;
  view: MapView | undefined;
  size: Size | undefined;
  onView: (view: MapView | undefined) => void;
  onTap: (point: WorldPoint) => void;
};

/** Of one notch of a wheel, and of the small steps of a trackpad. */
const WHEEL_ZOOM = 0.0025;
/** Pixels that a pointer may wander and still taps. */
const TAP = { mouse: 4, touch: 9 };
const KEY_STEP = 48;
const KEY_ZOOM = 1.5;

/**
 * A map moved and zoomed: by dragging, wheel (once the map has the focus, else with Ctrl, so that the page scrolls past
 * it), two fingers (one scrolls the page), and keys. Controls that lie on the map keep their own events.
 */
export function useMapGestures({ map, view, size, onView, onTap }: MapGestures) {
  const pointers = useRef(new Map<number, { at: WorldPoint; from: WorldPoint; moves: boolean }>());
  const latest = useRef({ view, size, onView });
  useEffect(() => {
    latest.current = { view, size, onView };
  });

  useEffect(() => {
    const target = map.current;
    if (!target) return;
    function onWheel(event: WheelEvent) {
      const { view, size, onView } = latest.current;
      const isMeant = event.ctrlKey || event.metaKey || target!.contains(document.activeElement);
      if (!view || !size || !isMeant) return;
      event.preventDefault();
      onView(zoomAbout(view, size, placeIn(target!, event), Math.exp(-event.deltaY * WHEEL_ZOOM)));
    }
    function onTouchMove(event: TouchEvent) {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    }
    // React listens passively, and the page must not zoom or scroll instead.
    target.addEventListener("wheel", onWheel, { passive: false });
    target.addEventListener("touchmove", onTouchMove, { passive: false });
    return () => {
      target.removeEventListener("wheel", onWheel);
      target.removeEventListener("touchmove", onTouchMove);
    };
  }, [map]);

  const isOwn = (event: PointerEvent | KeyboardEvent) =>
    event.target instanceof Element && event.target.closest("button, a, [role=slider]") === null;

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !isOwn(event)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = placeIn(event.currentTarget, event);
      pointers.current.set(event.pointerId, { at, from: at, moves: false });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const known = pointers.current.get(event.pointerId);
      if (!known || !view || !size) return;
      const at = placeIn(event.currentTarget, event);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        known.moves = other.moves = true;
        onView(pinched(view, size, [known.at, other.at], [at, other.at]));
      } else if (event.pointerType !== "touch") {
        known.moves ||= distance(at, known.from) > TAP.mouse;
        if (known.moves) onView(panBy(view, at.x - known.at.x, at.y - known.at.y));
      }
      known.at = at;
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const known = pointers.current.get(event.pointerId);
      if (!pointers.current.delete(event.pointerId) || !known || known.moves) return;
      const reach = event.pointerType === "touch" ? TAP.touch : TAP.mouse;
      if (distance(known.at, known.from) <= reach) onTap(known.at);
    },
    onPointerCancel: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    /** Whether the key moved the map. */
    onKey(event: KeyboardEvent): boolean {
      if (!view || !size || !isOwn(event) || event.ctrlKey || event.metaKey || event.altKey) return false;
      const next = viewAfter(event, view, size);
      if (next === null) return false;
      onView(next);
      return true;
    },
  };
}

/** The view after a key: undefined is the whole route, null that the key means nothing here. */
function viewAfter({ key, shiftKey }: KeyboardEvent, view: MapView, size: Size): MapView | undefined | null {
  const step = KEY_STEP * (shiftKey ? 3 : 1);
  const middle = { x: size.width / 2, y: size.height / 2 };
  switch (key) {
    case "ArrowLeft":
      return panBy(view, step, 0);
    case "ArrowRight":
      return panBy(view, -step, 0);
    case "ArrowUp":
      return panBy(view, 0, step);
    case "ArrowDown":
      return panBy(view, 0, -step);
    case "+":
    case "=":
      return zoomAbout(view, size, middle, KEY_ZOOM);
    case "-":
      return zoomAbout(view, size, middle, 1 / KEY_ZOOM);
    case "0":
      return undefined;
    default:
      return null;
  }
}

/** Two fingers: what is under them stays under them. */
function pinched(
  view: MapView,
  size: Size,
  [a, b]: readonly [WorldPoint, WorldPoint],
  [c, d]: readonly [WorldPoint, WorldPoint],
): MapView {
  const middle = (p: WorldPoint, q: WorldPoint) => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
  const [from, to] = [middle(a, b), middle(c, d)];
  return zoomAbout(
    panBy(view, to.x - from.x, to.y - from.y),
    size,
    to,
    Math.max(20, distance(c, d)) / Math.max(20, distance(a, b)),
  );
}

const distance = (a: WorldPoint, b: WorldPoint) => Math.hypot(a.x - b.x, a.y - b.y);

/** In CSS pixels from the element's corner. */
export function placeIn(element: Element, { clientX, clientY }: { clientX: number; clientY: number }): WorldPoint {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
