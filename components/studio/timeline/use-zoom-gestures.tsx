"use client";

import { type RefObject, useEffect, useRef } from "react";
import { momentAt, moveBy, type Span, zoomBy } from "./view.ts";

/** Of one notch of a wheel, and of the small steps of a trackpad. */
const WHEEL_ZOOM = 0.0025;

/** Ctrl and the wheel (which is what a pinch on a trackpad sends) zooms, Shift and the wheel or sideways moves. */
export function useWheelZoom(
  element: RefObject<HTMLElement | null>,
  view: Span,
  ride: Span,
  onView: (view: Span) => void,
): void {
  const latest = useRef({ view, ride, onView });
  useEffect(() => {
    latest.current = { view, ride, onView };
  });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    function onWheel(event: WheelEvent) {
      const { view, ride, onView } = latest.current;
      const { left, width } = target!.getBoundingClientRect();
      const sideways =
        Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0;
      if (event.ctrlKey || event.metaKey) {
        const about = momentAt(view, (event.clientX - left) / width);
        onView(zoomBy(view, ride, about, Math.exp(event.deltaY * WHEEL_ZOOM)));
      } else if (sideways !== 0) onView(moveBy(view, ride, (sideways / width) * (view.to - view.from)));
      else return;
      event.preventDefault();
    }
    // React listens passively, and the page must not zoom or scroll instead.
    target.addEventListener("wheel", onWheel, { passive: false });
    return () => target.removeEventListener("wheel", onWheel);
  }, [element]);
}

/** Two fingers: the moments under them stay under them. */
export function pinched(
  view: Span,
  ride: Span,
  before: readonly [number, number],
  after: readonly [number, number],
): Span {
  const apart = ([a, b]: readonly [number, number]) => Math.max(0.02, Math.abs(a - b));
  const middle = ([a, b]: readonly [number, number]) => (a + b) / 2;
  const zoomed = zoomBy(view, ride, momentAt(view, middle(before)), apart(before) / apart(after));
  return moveBy(zoomed, ride, (middle(before) - middle(after)) * (zoomed.to - zoomed.from));
}
