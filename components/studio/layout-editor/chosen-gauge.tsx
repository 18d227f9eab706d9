"use client";

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignStartHorizontal,
  AlignStartVertical,
  EyeOff,
} from "lucide-react";
import { hideGauge } from "#lib/domain/overlay/edit-layout";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import { type PlacedBox, placedBoxSchema } from "#lib/domain/overlay/layout";
import { boxOf, placementOf } from "#lib/domain/overlay/layout-box";
import { LEAST_SIDE } from "#lib/domain/overlay/resize-box";
import { alignBox, type Side } from "#lib/domain/overlay/snap-box";
import { editorText, gaugeNames } from "../../en/layouts.ts";
import { Button } from "../../ui/button.tsx";
import { NumberField } from "./number-field.tsx";
import { insetLabels } from "./place-text.ts";
import { type LayoutEditor, layoutBoxOf, type PlacedGauge } from "./use-layout-editor.tsx";

const SIDES = {
  left: AlignStartVertical,
  centre: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
} as const;

/** The chosen gauge by numbers, its place at the margins, and its switch. */
export function ChosenGauge({ editor, chosen }: { editor: LayoutEditor; chosen: PlacedGauge }) {
  const { placement } = chosen;
  const { picture } = editor;
  const name = gaugeNames[placement.gauge];
  const labels = insetLabels(placement);
  const { aspect } = GAUGES[placement.gauge];
  const fills = placement.width === "full";

  /** Where a number leads to, if the picture has room for it. */
  function put(change: Partial<PlacedBox>): string | undefined {
    const parsed = placedBoxSchema.safeParse({ ...placement, ...change });
    const like: PlacedBox = parsed.success ? parsed.data : { ...placement, ...clamped(change) };
    const kept = placementOf(boxOf(like, aspect, picture), like, aspect, picture, { anchor: placement.anchor });
    const problem = (Object.keys(change) as (keyof typeof change & ("x" | "y" | "height" | "width"))[])
      .map((key) => ({ wanted: Number(change[key]), fits: Number(kept[key]), key }))
      .find(({ wanted, fits, key }) => Math.abs(wanted - fits) > 0.02 || (key === "height" && wanted < LEAST_SIDE));
    if (problem) return editorText.outOfRange(...rangeOf(problem.key));
    editor.put(placement, boxOf(like, aspect, picture));
    return undefined;
  }

  /** The least and the most that the picture has room for. */
  function rangeOf(key: "x" | "y" | "height" | "width"): [string, string] {
    if (key === "height" || key === "width") {
      const most = placementOf({ ...layoutBoxOf(placement, picture), [key]: 1000 }, placement, aspect, picture)[key];
      return [String(LEAST_SIDE), String(floor(Number(most)))];
    }
    const ends = [-1000, 1000].map((value) => {
      const like = { ...placement, [key]: value };
      return placementOf(boxOf(like, aspect, picture), like, aspect, picture, { anchor: placement.anchor })[key];
    });
    const [low, high] = ends.sort((a, b) => a - b);
    return [String(Math.ceil(low! * 10) / 10), String(floor(high!))];
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold text-sm">{name}</h3>
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            editor.change(hideGauge(editor.source.layout, placement, picture), editorText.hidden(name));
            editor.select(undefined);
          }}
        >
          <EyeOff aria-hidden className="size-4" />
          {editorText.hide}
        </Button>
      </div>
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">{editorText.align}</legend>
        {(Object.keys(SIDES) as Side[]).map((side) => {
          const Icon = SIDES[side];
          const across = side === "left" || side === "centre" || side === "right";
          return (
            <Button
              key={side}
              size="icon"
              aria-label={editorText.sides[side]}
              title={editorText.sides[side]}
              disabled={fills && across}
              onClick={() => editor.put(placement, alignBox(layoutBoxOf(placement, picture), side, picture))}
            >
              <Icon aria-hidden className="size-5" />
            </Button>
          );
        })}
      </fieldset>
      {/* A field keeps what is typed in it: another gauge or another edge has fields of its own. */}
      <div key={`${placement.id} ${placement.anchor}`} className="grid grid-cols-2 gap-3">
        <NumberField label={labels.x} value={placement.x} onValue={(x) => put({ x })} />
        <NumberField label={labels.y} value={placement.y} onValue={(y) => put({ y })} />
        <NumberField label={editorText.height} value={placement.height} onValue={(height) => put({ height })} />
        {typeof placement.width === "number" && (
          <NumberField label={editorText.width} value={placement.width} onValue={(width) => put({ width })} />
        )}
      </div>
      <p className="text-muted text-xs">{editorText.measure}</p>
    </div>
  );
}

const floor = (value: number) => Math.floor(value * 10) / 10;

/** What no layout may hold, as far as it may. */
function clamped(change: Partial<PlacedBox>): Partial<PlacedBox> {
  return Object.fromEntries(
    Object.entries(change).map(([key, value]) => {
      const least = key === "height" || key === "width" ? 0.1 : -200;
      return [key, Math.min(Math.max(Number(value), least), 200)];
    }),
  );
}
