"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { timelineText } from "../../en/timeline.ts";
import { moveBy, type Span, shareAt, zoomBy } from "./view.ts";

type OverviewProps = {
  axis: Span;
  view: Span;
  valueText: string;
  onView: (view: Span) => void;
  /** What is seen of the ride as a whole. */
  children: ReactNode;
};

type Drag = { readonly kind: "move" | "from" | "to"; readonly moment: number; readonly view: Span };

/** The whole length with a window on the part that is looked at: dragged, drawn wider or narrower, moved by keys. */
export function Overview({ axis, view, valueText, onView, children }: OverviewProps) {
  const box = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(undefined);
  const length = view.to - view.from;
  const middle = (view.from + view.to) / 2;

  function momentOf({ clientX }: PointerEvent): number {
    const { left = 0, width = 1 } = box.current?.getBoundingClientRect() ?? {};
    return axis.from + ((clientX - left) / width) * (axis.to - axis.from);
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const moment = momentOf(event);
    const edge = (event.target as HTMLElement).dataset.edge;
    const isInside = moment >= view.from && moment <= view.to;
    // A press beside the window brings it there.
    const start = isInside || edge ? view : moveBy(view, axis, moment - middle);
    if (start !== view) onView(start);
    drag.current = { kind: edge === "from" || edge === "to" ? edge : "move", moment, view: start };
  }

  function onPointerMove(event: PointerEvent) {
    if (!drag.current) return;
    const { kind, moment, view: start } = drag.current;
    const by = momentOf(event) - moment;
    if (kind === "move") return onView(moveBy(start, axis, by));
    const fixed = kind === "from" ? start.to : start.from;
    const wide = Math.abs((kind === "from" ? start.from : start.to) + by - fixed);
    onView(zoomBy(start, axis, fixed, wide / (start.to - start.from)));
  }

  function onPointerEnd() {
    drag.current = undefined;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = viewByKey(event, view, axis);
    if (!next) return;
    onView(next);
    event.preventDefault();
    event.stopPropagation();
  }

  const left = shareAt(axis, view.from) * 100;
  const width = shareAt(axis, view.to) * 100 - left;
  return (
    <div
      ref={box}
      className="relative h-9 cursor-pointer touch-none select-none overflow-hidden rounded-md bg-page pointer-coarse:h-11"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      data-testid="overview"
    >
      {children}
      <div
        role="slider"
        tabIndex={0}
        aria-label={timelineText.window}
        aria-valuemin={0}
        aria-valuemax={Math.round(axis.to - axis.from - length)}
        aria-valuenow={Math.round(view.from - axis.from)}
        aria-valuetext={valueText}
        className="absolute inset-y-0 min-w-3 cursor-grab rounded-md border-2 border-muted bg-text/10 focus-visible:-outline-offset-2 active:cursor-grabbing"
        style={{ left: `min(${left}%, calc(100% - 0.75rem))`, width: `${width}%` }}
        onKeyDown={onKeyDown}
      >
        <div data-edge="from" className="absolute inset-y-0 -left-1 w-2.5 cursor-ew-resize" />
        <div data-edge="to" className="absolute inset-y-0 -right-1 w-2.5 cursor-ew-resize" />
      </div>
    </div>
  );
}

function viewByKey({ key }: KeyboardEvent, view: Span, axis: Span): Span | undefined {
  const length = view.to - view.from;
  const middle = (view.from + view.to) / 2;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return moveBy(view, axis, -length / 10);
    case "ArrowRight":
    case "ArrowUp":
      return moveBy(view, axis, length / 10);
    case "PageDown":
      return moveBy(view, axis, -length);
    case "PageUp":
      return moveBy(view, axis, length);
    case "Home":
      return moveBy(view, axis, axis.from - view.from);
    case "End":
      return moveBy(view, axis, axis.to - view.to);
    case "+":
    case "=":
      return zoomBy(view, axis, middle, 0.5);
    case "-":
      return zoomBy(view, axis, middle, 2);
    default:
      return undefined;
  }
}
