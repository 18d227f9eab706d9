"use client";

import { useRef, useState } from "react";
import { type SnapTarget, snapOf } from "./snap.ts";

/** Pixels within which a target takes hold. */
const REACH = 8;

/** What is dragged at the moment, as written beside it. */
export type DragMark = { readonly at: number; readonly text: string; readonly isSnapped: boolean };

export type Snapping = {
  readonly isOn: boolean;
  toggle(): void;
  readonly mark: DragMark | undefined;
  /** A drag begins: the targets are those of now, whatever moves along with it. */
  begin(targets: readonly SnapTarget[]): void;
  /** How far what is dragged to these moments moves to meet a target; 0 for not, and with Alt or Shift held. */
  by(moments: readonly number[], event: { readonly altKey: boolean; readonly shiftKey: boolean }): number;
  /** Shows where the drag has come to; `text` stands for it when no target does. */
  show(at: number, text: string): void;
  end(): void;
};

/** Makes dragging stop at moments that matter; `secondsPerPixel` of the view. */
export function useSnapping(secondsPerPixel: number): Snapping {
  const [isOn, setOn] = useState(true);
  const [mark, setMark] = useState<DragMark>();
  const targets = useRef<readonly SnapTarget[]>([]);
  const taken = useRef<SnapTarget>(undefined);
  return {
    isOn,
    toggle: () => setOn(!isOn),
    mark,
    begin(now) {
      targets.current = now;
    },
    by(moments, { altKey, shiftKey }) {
      const wanted = isOn && !altKey && !shiftKey;
      const snapped = wanted ? snapOf(moments, targets.current, REACH * secondsPerPixel) : undefined;
      taken.current = snapped?.target;
      return snapped?.by ?? 0;
    },
    show(at, text) {
      const target = taken.current;
      setMark({ at: target?.at ?? at, text: target?.label ?? text, isSnapped: target !== undefined });
    },
    end() {
      taken.current = undefined;
      setMark(undefined);
    },
  };
}
