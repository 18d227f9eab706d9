"use client";

import { useId, useRef } from "react";

type SliderProps = {
  label: string;
  /** What the ends mean. */
  ends: readonly [string, string];
  /** 0 to 1. */
  value: number;
  /** `isNew` is false while one drag goes on: all of it is one step. */
  onChange: (value: number, isNew: boolean) => void;
};

/** A share between two ends, the browser's own control: keys, touch and screen readers know it. */
export function Slider({ label, ends, value, onChange }: SliderProps) {
  const id = useId();
  const dragging = useRef(false);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-muted text-sm">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={1}
        value={Math.round(value * 100)}
        aria-valuetext={valueText(value, ends)}
        className="min-h-11 w-full accent-accent"
        onPointerUp={() => {
          dragging.current = false;
        }}
        onKeyDown={() => {
          dragging.current = false;
        }}
        onChange={(event) => {
          onChange(event.target.valueAsNumber / 100, !dragging.current);
          dragging.current = true;
        }}
      />
      <div aria-hidden className="flex justify-between text-muted text-xs">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}

function valueText(value: number, [low, high]: readonly [string, string]): string {
  if (value === 0.5) return "Middle";
  const side = value < 0.5 ? low : high;
  return `${Math.round(Math.abs(value - 0.5) * 200)} % to ${side.toLowerCase()}`;
}
