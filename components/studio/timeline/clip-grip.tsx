"use client";

import type { CSSProperties, KeyboardEvent, PointerEvent, ReactNode } from "react";
import type { Player } from "../player.ts";
import { timeByKey } from "./clip-keys.ts";

/** The clip's beginning, its end, or both at once. */
export type ClipPart = "in" | "out" | "both";

export type ClipGripProps = {
  part: ClipPart;
  label: string;
  /** Of the beginning, or of the end for the end. */
  value: number;
  valueText: string;
  player: Player;
  className: string;
  style: CSSProperties;
  /** The left end of the lane and its width, CSS pixels of the window. */
  laneBox: () => { readonly left: number; readonly width: number };
  onGrab: (part: ClipPart, share: number) => void;
  /** To a share of the lane's width. */
  onDrag: (part: ClipPart, share: number, event: PointerEvent) => void;
  onKey: (part: ClipPart, time: number) => void;
  onCommit: () => void;
  onCancel: () => void;
  onFocus: () => void;
  children: ReactNode;
};

/** Something of the clip that is taken by pointer, finger or keys. Letting go is one step, Escape takes it back. */
export function ClipGrip(props: ClipGripProps) {
  const { part, label, value, valueText, player, laneBox, children } = props;
  const shareOf = ({ clientX }: PointerEvent) => {
    const { left, width } = laneBox();
    return (clientX - left) / width;
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") return props.onCancel();
    const to = timeByKey(event, value, player);
    if (to === undefined) return;
    event.preventDefault();
    props.onKey(part, to);
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={player.duration}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={`touch-none select-none ${props.className}`}
      style={props.style}
      onKeyDown={onKeyDown}
      onKeyUp={props.onCommit}
      onBlur={props.onCommit}
      onFocus={props.onFocus}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        props.onGrab(part, shareOf(event));
      }}
      onPointerMove={(event) =>
        event.currentTarget.hasPointerCapture(event.pointerId) && props.onDrag(part, shareOf(event), event)
      }
      onPointerUp={props.onCommit}
      onPointerCancel={props.onCancel}
    >
      {children}
    </div>
  );
}
