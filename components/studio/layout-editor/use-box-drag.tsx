"use client";

import { type PointerEvent, useRef, useState } from "react";
import type { LayoutBox } from "#lib/domain/overlay/layout-box";
import { sidesOf } from "#lib/domain/overlay/layout-box";
import type { PictureSize } from "#lib/domain/overlay/place";
import { type Corner, resizeBox } from "#lib/domain/overlay/resize-box";
import { type Guides, snapBox } from "#lib/domain/overlay/snap-box";

/** A box on its way: where it is now, and the lines that it lies on. */
export type DraggedBox = {
  readonly key: string;
  readonly box: LayoutBox;
  readonly lines: { readonly x: number | undefined; readonly y: number | undefined };
};
type Started = {
  readonly key: string;
  readonly pointer: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly box: LayoutBox;
  readonly guides: Guides;
  /** Hundredths of the picture's shorter side in a CSS pixel. */
  readonly scale: number;
  readonly corner: Corner | undefined;
  readonly aspect: number | undefined;
  moved: boolean;
};
type DragTarget = {
  readonly key: string;
  readonly box: LayoutBox;
  readonly guides: Guides;
  /** Pulled by a corner; else moved. */
  readonly corner?: Corner;
  /** Kept while it is resized. */
  readonly aspect?: number | undefined;
};
type DragEnds = {
  /** The first time that it really moves. */
  readonly onLift: (key: string) => void;
  readonly onDrop: (dragged: DraggedBox, isResize: boolean) => void;
  readonly onCancel: () => void;
};

/** Below this a press is a choice, not a drag; CSS pixels. */
const SLACK = 3;
/** How near a line is snapped to; CSS pixels. */
const REACH = 6;

/** Dragging of boxes over a picture by mouse, pen or finger; with Alt held nothing is snapped to. */
export function useBoxDrag(picture: PictureSize, { onLift, onDrop, onCancel }: DragEnds) {
  const started = useRef<Started>(undefined);
  const [dragged, setDragged] = useState<DraggedBox>();

  function begin(event: PointerEvent<HTMLElement>, stage: HTMLElement, target: DragTarget) {
    // A second finger waits. A first one that comes down again ends a drag whose end was never heard of: its box was
    // taken away under it.
    if (event.button !== 0 || (started.current && !event.isPrimary)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    started.current = {
      ...{ corner: undefined, aspect: undefined, ...target, pointer: event.pointerId, moved: false },
      from: { x: event.clientX, y: event.clientY },
      scale: sidesOf(picture).width / stage.getBoundingClientRect().width,
    };
  }

  function at(event: PointerEvent<HTMLElement>): DraggedBox | undefined {
    const start = started.current;
    if (!start || start.pointer !== event.pointerId) return undefined;
    const pull = { x: event.clientX - start.from.x, y: event.clientY - start.from.y };
    if (!start.moved && Math.hypot(pull.x, pull.y) < SLACK) return undefined;
    if (!start.moved) onLift(start.key);
    start.moved = true;
    const by = { x: pull.x * start.scale, y: pull.y * start.scale };
    if (start.corner) {
      const box = resizeBox(start.box, start.corner, by, start.aspect, picture);
      return { key: start.key, box, lines: { x: undefined, y: undefined } };
    }
    const free = { ...start.box, left: start.box.left + by.x, top: start.box.top + by.y };
    const { box, ...lines } = snapBox(free, start.guides, event.altKey ? 0 : REACH * start.scale);
    return { key: start.key, box, lines };
  }

  function move(event: PointerEvent<HTMLElement>) {
    const next = at(event);
    if (next) setDragged(next);
  }

  function end(event: PointerEvent<HTMLElement>) {
    const start = started.current;
    if (!start || start.pointer !== event.pointerId) return;
    const last = at(event);
    started.current = undefined;
    setDragged(undefined);
    if (last) onDrop(last, start.corner !== undefined);
  }

  function cancel() {
    if (!started.current) return;
    started.current = undefined;
    setDragged(undefined);
    onCancel();
  }

  return { dragged, begin, cancel, handlers: { onPointerMove: move, onPointerUp: end, onPointerCancel: cancel } };
}
