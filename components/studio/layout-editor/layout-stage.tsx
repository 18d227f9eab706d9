"use client";

import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { hideGauge, moveGroup, putPanel, removePanel } from "#lib/domain/overlay/edit-layout";
import type { Rect } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import { boxOf, insidePicture, type LayoutBox, sidesOf } from "#lib/domain/overlay/layout-box";
import { boxInShape, shapeOf } from "#lib/domain/overlay/picture-shape";
import type { Corner } from "#lib/domain/overlay/resize-box";
import { guidesOf } from "#lib/domain/overlay/snap-box";
import type { Sync } from "#lib/domain/sync/sync";
import { editorText, gaugeNames } from "../../en/layouts.ts";
import type { Player } from "../player.ts";
import { paintGauge } from "./paint-gauge.ts";
import { placeText } from "./place-text.ts";
import { type DraggedBox, useBoxDrag } from "./use-box-drag.tsx";
import { type LayoutEditor, layoutBoxOf } from "./use-layout-editor.tsx";

type LayoutStageProps = { editor: LayoutEditor; sync: Sync; player: Player };

const CORNERS: readonly Corner[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
];

/** A box over every gauge in the picture while the layout is edited: chosen, dragged, resized, moved by keys. */
export function LayoutStage({ editor, sync, player }: LayoutStageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const [ghost, setGhost] = useState<ImageBitmap>();
  const { picture, placed, selected, source } = editor;
  const sides = sidesOf(picture);

  const drag = useBoxDrag(picture, {
    onLift: (key) => {
      const one = placed.gauges.find(({ placement }) => placement.id === key);
      const rect = stage.current?.getBoundingClientRect();
      if (!one || !rect) return;
      const scale = window.devicePixelRatio;
      const size = { width: Math.round(rect.width * scale), height: Math.round(rect.height * scale) };
      setGhost(paintGauge(one, source, sync, player.state().time, size));
      editor.lift(one.placement);
    },
    onDrop: (dragged, isResize) => {
      settle();
      drop(dragged, isResize);
    },
    onCancel: settle,
  });

  function settle() {
    editor.lift(undefined);
    setGhost(undefined);
  }

  function drop({ key, box, lines }: DraggedBox, isResize: boolean) {
    const one = placed.gauges.find(({ placement }) => placement.id === key);
    const step = (line: number | undefined) => (isResize || line !== undefined ? 0.01 : 0.1);
    const steps = { x: step(lines.x), y: step(lines.y) };
    if (one) editor.put(one.placement, box, { steps });
    else movePanel(Number(key.slice("panel ".length)), box);
  }

  function movePanel(index: number, box: LayoutBox, isStep = true) {
    const one = placed.panels.find((panel) => panel.index === index);
    if (!one) return;
    if (!("around" in one.panel)) return editor.change(putPanel(source.layout, index, box, picture), "", isStep);
    const inside = insidePicture(box, picture);
    const from = unitsOf(one.box);
    const by = { x: tenths(inside.left - from.left), y: tenths(inside.top - from.top) };
    editor.change(moveGroup(source.layout, one.panel.around, by, picture), "", isStep);
  }

  function unitsOf({ x, y, width, height }: Rect): LayoutBox {
    const unit = picture.width / sides.width;
    return { left: x / unit, top: y / unit, width: width / unit, height: height / unit };
  }

  function exactPanel(panel: (typeof placed.panels)[number]["panel"]): LayoutBox | undefined {
    if ("around" in panel) return undefined;
    return boxOf(boxInShape(panel, shapeOf(picture)) ?? panel, 1, picture);
  }

  const others = (key: string) =>
    placed.gauges
      .filter(({ placement }) => placement.id !== key)
      .map(({ placement }) => layoutBoxOf(placement, picture));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") {
      event.preventDefault();
      if (drag.dragged) drag.cancel();
      else editor.turn(false);
      return;
    }
    if (!selected || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 5 : 0.5;
    const by = ARROWS[event.key];
    const larger = event.key === "+" || event.key === "=" ? 0.5 : event.key === "-" || event.key === "_" ? -0.5 : 0;
    const isGone = event.key === "Delete" || event.key === "Backspace";
    if (!by && !larger && !isGone) return;
    event.preventDefault();
    const isStep = !event.repeat;
    if ("panel" in selected) {
      const one = placed.panels.find(({ index }) => index === selected.panel);
      if (!one) return;
      const box = exactPanel(one.panel) ?? unitsOf(one.box);
      if (by) movePanel(one.index, { ...box, left: box.left + by.x * step, top: box.top + by.y * step }, isStep);
      if (isGone) editor.change(removePanel(source.layout, one.index));
      return;
    }
    const { chosen } = editor;
    if (!chosen) return;
    const { placement } = chosen;
    const box = layoutBoxOf(placement, picture);
    if (by) editor.put(placement, { ...box, left: box.left + by.x * step, top: box.top + by.y * step }, { isStep });
    if (larger)
      editor.put(placement, grown(box, box.height + larger, GAUGES[placement.gauge].aspect, placement), { isStep });
    if (isGone) {
      editor.change(hideGauge(source.layout, placement, picture), editorText.hidden(gaugeNames[placement.gauge]));
      editor.select(undefined);
      stage.current?.focus();
    }
  }

  const percent = (box: LayoutBox) => ({
    left: `${(100 * box.left) / sides.width}%`,
    top: `${(100 * box.top) / sides.height}%`,
    width: `${(100 * box.width) / sides.width}%`,
    height: `${(100 * box.height) / sides.height}%`,
  });

  const panels = placed.panels.map(({ index, panel, box }) => {
    const members = "around" in panel ? placed.gauges.filter(({ placement }) => placement.group === panel.around) : [];
    const name = members.length > 0 ? editorText.groupPanel(members.length) : editorText.panel;
    const isChosen = selected !== undefined && "panel" in selected && selected.panel === index;
    const shown = unitsOf(box);
    const exact = exactPanel(panel) ?? shown;
    return { key: `panel ${index}`, name, box: shown, exact, isChosen, choice: { panel: index }, place: "" };
  });
  const gauges = placed.gauges.map(({ placement, box }) => ({
    ...{ key: placement.id, name: gaugeNames[placement.gauge], choice: { gauge: placement.id } },
    // Shown on the render's pixels, dragged from where the layout says: sizes must not drift.
    ...{ box: unitsOf(box), exact: layoutBoxOf(placement, picture) },
    isChosen: selected !== undefined && "gauge" in selected && selected.gauge === placement.id,
    place: placeText(placement),
    placement,
  }));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the boxes in it are the controls; their keys are read here
    <div
      ref={stage}
      className="absolute inset-0 z-10 outline-none"
      tabIndex={-1}
      data-testid="layout-stage"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) editor.select(undefined);
      }}
    >
      <p id={helpId} className="sr-only">
        {editorText.keys}
      </p>
      {[...panels, ...gauges].map((one) => {
        const isDragged = drag.dragged?.key === one.key;
        const box = isDragged && drag.dragged ? drag.dragged.box : one.box;
        return (
          <div key={one.key} className="pointer-events-none absolute" style={percent(box)}>
            <button
              type="button"
              aria-label={one.place === "" ? one.name : `${one.name}, ${one.place}`}
              aria-pressed={one.isChosen}
              aria-describedby={helpId}
              data-gauge={one.key}
              className={clsx(
                "pointer-events-auto absolute inset-0 cursor-move touch-none rounded-sm border border-white/50 border-dashed shadow-[0_0_0_1px_rgb(0_0_0/40%)] outline-offset-1 hover:border-white",
                // A finger needs room, however small the gauge: the box reaches beyond its line.
                "before:pointer-coarse:absolute before:pointer-coarse:-inset-3 before:pointer-coarse:content-['']",
                one.isChosen && "border-accent! border-solid bg-accent/10",
              )}
              onFocus={() => editor.select(one.choice)}
              onPointerDown={(event) => {
                event.currentTarget.focus();
                if (!stage.current) return;
                drag.begin(event, stage.current, {
                  key: one.key,
                  box: one.exact,
                  guides: guidesOf(picture, others(one.key)),
                });
              }}
              {...drag.handlers}
            >
              {isDragged && ghost && <Ghost picture={ghost} />}
            </button>
            {one.isChosen && (
              <span
                aria-hidden
                className={clsx(
                  "absolute max-w-40 truncate whitespace-nowrap rounded bg-accent px-1.5 py-0.5 text-on-accent text-xs",
                  box.left + box.width / 2 > sides.width / 2 ? "right-0" : "left-0",
                  box.top < 8 ? "top-full mt-1" : "bottom-full mb-1",
                )}
              >
                {one.name}
              </span>
            )}
            {one.isChosen &&
              "placement" in one &&
              CORNERS.map((corner) => (
                <Handle
                  key={`${corner.x} ${corner.y}`}
                  corner={corner}
                  isMain={isInward(corner, one.box, sides)}
                  {...drag.handlers}
                  onPointerDown={(event) => {
                    if (!stage.current) return;
                    const { gauge, width } = one.placement;
                    const aspect = width === undefined ? GAUGES[gauge].aspect : undefined;
                    const target = { key: one.key, box: layoutBoxOf(one.placement, picture), guides: NO_GUIDES };
                    drag.begin(event, stage.current, { ...target, corner, aspect });
                  }}
                />
              ))}
          </div>
        );
      })}
      {drag.dragged?.lines.x !== undefined && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 w-px bg-accent"
          style={{ left: `${(100 * drag.dragged.lines.x) / sides.width}%` }}
        />
      )}
      {drag.dragged?.lines.y !== undefined && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-x-0 h-px bg-accent"
          style={{ top: `${(100 * drag.dragged.lines.y) / sides.height}%` }}
        />
      )}
    </div>
  );
}

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const NO_GUIDES = { x: [], y: [] };
const tenths = (value: number) => Math.round(value * 10) / 10;

/** From the corner that it is measured from; a width of its own grows with the height. */
function grown(
  box: LayoutBox,
  wanted: number,
  aspect: number,
  { anchor, width }: { anchor: string; width?: number | "full" | undefined },
): LayoutBox {
  const height = Math.max(3, wanted);
  const wide = width === "full" ? box.width : width === undefined ? height * aspect : (box.width * height) / box.height;
  const share = (isStart: boolean, isEnd: boolean) => (isStart ? 0 : isEnd ? 1 : 0.5);
  const across = share(anchor.endsWith("left"), anchor.endsWith("right"));
  const down = share(anchor.startsWith("top"), anchor.startsWith("bottom"));
  return {
    left: box.left - across * (wide - box.width),
    top: box.top - down * (height - box.height),
    width: wide,
    height,
  };
}

/** The corner towards the middle of the picture: the one that a finger has room for. */
function isInward(corner: Corner, box: LayoutBox, sides: { width: number; height: number }): boolean {
  const x = box.left + box.width / 2 <= sides.width / 2 ? 1 : -1;
  const y = box.top + box.height / 2 <= sides.height / 2 ? 1 : -1;
  return corner.x === x && corner.y === y;
}

type HandleProps = React.ComponentProps<"span"> & { corner: Corner; isMain: boolean };

/** A corner to pull. On a touch screen there is one, beside the box, so that the box itself can still be dragged. */
function Handle({ corner, isMain, ...handlers }: HandleProps) {
  return (
    <span
      aria-hidden
      data-handle={`${corner.x === 1 ? "right" : "left"} ${corner.y === 1 ? "bottom" : "top"}`}
      {...handlers}
      className={clsx(
        "pointer-events-auto absolute grid size-6 touch-none place-items-center pointer-coarse:size-11",
        corner.x === corner.y ? "cursor-nwse-resize" : "cursor-nesw-resize",
        corner.x === 1 ? "left-full -ml-3 pointer-coarse:-ml-1" : "right-full -mr-3 pointer-coarse:-mr-1",
        corner.y === 1 ? "top-full -mt-3 pointer-coarse:-mt-1" : "bottom-full -mb-3 pointer-coarse:-mb-1",
        !isMain && "pointer-coarse:hidden",
      )}
    >
      <span className="size-2.5 rounded-[2px] border border-black/60 bg-accent pointer-coarse:size-4" />
    </span>
  );
}

function Ghost({ picture }: { picture: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext("2d")?.drawImage(picture, 0, 0);
  }, [picture]);
  return <canvas ref={canvas} width={picture.width} height={picture.height} className="size-full" />;
}
