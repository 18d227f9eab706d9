"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { croppedSides, type Framing, type Size } from "#lib/domain/render/framing";
import type { Output } from "#lib/domain/render/output";
import { playerText } from "../en/player.ts";
import { dragPosition, keyPosition } from "./crop-position.ts";

type CropDragProps = {
  framing: Framing;
  source: Size;
  output: Output;
  onOutput: (output: Output, isStep: boolean) => void;
  /** The picture was pressed, not dragged. */
  onPress: () => void;
};

/** Pixels within which a pointer's way is a press. */
const STILL = 4;

/** Moves the picture within a shape that cuts it off: by pointer, or by keys while it has the focus. */
export function CropDrag({ framing, source, output, onOutput, onPress }: CropDragProps) {
  const drag = useRef<{ x: number; y: number; from: number; moved: boolean } | null>(null);
  const cropped = croppedSides(source, output);
  if (!cropped.x && !cropped.y) return null;
  const side = cropped.x ? "x" : "y";
  const value = output.position[side];
  const place = (next: number, isStep: boolean) =>
    onOutput({ ...output, position: { ...output.position, [side]: next } }, isStep);

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const start = drag.current;
    if (!start) return;
    const way = side === "x" ? event.clientX - start.x : event.clientY - start.y;
    if (!start.moved && Math.abs(way) < STILL) return;
    const box = event.currentTarget.getBoundingClientRect();
    const next = dragPosition(start.from, { way, stage: side === "x" ? box.width : box.height }, framing, source, side);
    // All of a drag is one step.
    if (next !== value) place(next, !start.moved);
    start.moved = true;
  }
  function onPointerUp() {
    if (drag.current && !drag.current.moved) onPress();
    drag.current = null;
  }
  function onKeyDown(event: KeyboardEvent) {
    const next = keyPosition(event, value, side);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== value) place(next, !event.repeat);
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={playerText.cropPosition}
      aria-orientation={side === "x" ? "horizontal" : "vertical"}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 100)}
      // A finger still scrolls the page the other way.
      className={`absolute inset-0 focus-visible:outline-offset-[-4px] ${side === "x" ? "cursor-ew-resize touch-pan-y" : "cursor-ns-resize touch-pan-x"}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY, from: value, moved: false };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
