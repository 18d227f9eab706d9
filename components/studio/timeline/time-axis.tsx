"use client";

import { type PointerEvent, useRef } from "react";
import { utcSeconds } from "#lib/domain/units";
import { formatClock } from "../moment-text.ts";
import { moveBy, type Span, shareAt } from "./view.ts";

type TimeAxisProps = {
  view: Span;
  axis: Span;
  ticks: { step: number; moments: readonly number[] };
  zone: number;
  onView: (view: Span) => void;
};

/** The clock under the curves. Who drags it moves the view; keys do the same in the overview. */
export function TimeAxis({ view, axis, ticks: { step, moments }, zone, onView }: TimeAxisProps) {
  const drag = useRef<{ x: number; view: Span }>(undefined);
  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, view };
  }
  function onPointerMove({ clientX, currentTarget }: PointerEvent) {
    if (!drag.current) return;
    const { x, view: start } = drag.current;
    onView(moveBy(start, axis, ((x - clientX) / currentTarget.clientWidth) * (start.to - start.from)));
  }
  const onPointerEnd = () => {
    drag.current = undefined;
  };
  const decimals = step < 1 ? Math.ceil(-Math.log10(step)) : 0;
  return (
    <div
      aria-hidden
      className="relative h-5 cursor-grab touch-pan-y select-none overflow-hidden text-muted text-xs tabular-nums active:cursor-grabbing"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
    >
      {moments.map((moment) => (
        <span key={moment} className="absolute pl-1" style={{ left: `${shareAt(view, moment) * 100}%` }}>
          {step < 60
            ? formatClock(utcSeconds(moment), zone, decimals)
            : formatClock(utcSeconds(moment), zone, 0).slice(0, 5)}
        </span>
      ))}
    </div>
  );
}
