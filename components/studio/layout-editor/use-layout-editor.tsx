"use client";

import { useCallback, useMemo, useState } from "react";
import { putGauge } from "#lib/domain/overlay/edit-layout";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { Layout, Placement } from "#lib/domain/overlay/layout";
import { boxOf, type InsetSteps, type LayoutBox } from "#lib/domain/overlay/layout-box";
import { boxInShape, shapeOf } from "#lib/domain/overlay/picture-shape";
import type { PictureSize } from "#lib/domain/overlay/place";
import { placeLayout } from "#lib/domain/overlay/place-gauges";
import type { SceneSource } from "#lib/domain/overlay/scene";
import { editorText, gaugeNames } from "../../en/layouts.ts";
import type { ProjectEditor } from "../use-project-document.tsx";
import { type OwnLayouts, useOwnLayouts } from "./use-own-layouts.tsx";

/** What is drawn from, without the moment. */
export type LayoutSource = Omit<SceneSource, "sync" | "clip" | "width" | "height">;
type PlacedLayout = ReturnType<typeof placeLayout>;
export type PlacedGauge = PlacedLayout["gauges"][number];
type Selection = { readonly gauge: string } | { readonly panel: number };

export type LayoutEditor = {
  readonly isOn: boolean;
  turn(on: boolean): void;
  readonly source: LayoutSource;
  /** The render's largest picture: its pixels are what boxes are shown by. */
  readonly picture: PictureSize;
  readonly placed: PlacedLayout;
  readonly selected: Selection | undefined;
  readonly chosen: PlacedGauge | undefined;
  select(selection: Selection | undefined): void;
  /** What the overlay shows: without the gauge that is being dragged. */
  readonly overlay: Layout;
  /** A gauge that is being dragged is drawn by its box. */
  lift(placement: Placement | undefined): void;
  /** `isStep` is false for what belongs to the step before, as while a key is held. */
  change(layout: Layout, message?: string, isStep?: boolean): void;
  put(shown: Placement, box: LayoutBox, options?: { steps?: InsetSteps; isStep?: boolean }): void;
  /** Said to screen readers, and shown below the picture. */
  readonly message: string;
  say(message: string): void;
  readonly own: OwnLayouts;
};

/** The state of the layout editor: what is on, chosen and dragged. What it changes is the document's layout. */
export function useLayoutEditor(editor: ProjectEditor, source: LayoutSource, picture: PictureSize): LayoutEditor {
  const [isOn, setOn] = useState(false);
  const [selected, setSelected] = useState<Selection>();
  const [lifted, setLifted] = useState<Placement>();
  const [message, setMessage] = useState("");
  const own = useOwnLayouts();
  const { layout, sampler, units, title, rider, logo } = source;
  const { width, height } = picture;
  const placed = useMemo(
    () => placeLayout({ layout, sampler, units, title, rider, logo, width, height }),
    [layout, sampler, units, title, rider, logo, width, height],
  );
  const overlay = useMemo(() => (lifted ? withLifted(layout, lifted) : layout), [layout, lifted]);
  const chosen =
    selected && "gauge" in selected
      ? placed.gauges.find(({ placement }) => placement.id === selected.gauge)
      : undefined;

  const turn = useCallback((on: boolean) => {
    setOn(on);
    setSelected(undefined);
    // Left in the middle of a drag: the overlay shows the gauge again.
    setLifted(undefined);
    setMessage("");
  }, []);

  function change(next: Layout, said = "", isStep = true) {
    setMessage(said);
    if (next !== layout) (isStep ? editor.edit : editor.propose)({ layout: next });
  }

  function put(shown: Placement, box: LayoutBox, { steps, isStep }: { steps?: InsetSteps; isStep?: boolean } = {}) {
    const next = putGauge(layout, shown, box, picture, steps && { steps });
    const after = next.gauges.find(({ id }) => id === shown.id);
    const group = after && boxInShape(after, shapeOf(picture))?.group;
    change(next, group !== shown.group ? editorText.leftGroup(gaugeNames[shown.gauge]) : "", isStep);
  }

  return {
    ...{ isOn, turn, source, picture, placed, selected, chosen, select: setSelected, overlay, lift: setLifted },
    ...{ change, put, message, say: setMessage, own },
  };
}

/** The box of a gauge as a layout measures it. */
export function layoutBoxOf(placement: Placement, picture: PictureSize): LayoutBox {
  return boxOf(placement, GAUGES[placement.gauge].aspect, picture);
}

/** As it is in this shape, and without its group, whose others would else close up while it is away. */
function withLifted(layout: Layout, { group: _, shapes: __, ...placement }: Placement): Layout {
  const away: Placement = { ...placement, hidden: true };
  return { ...layout, gauges: layout.gauges.map((one) => (one.id === placement.id ? away : one)) };
}
