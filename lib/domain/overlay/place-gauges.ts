import type { Gauge, GaugeContext, Rect } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { Layout, Placement } from "#lib/domain/overlay/layout";
import { boxInShape, shapeOf } from "#lib/domain/overlay/picture-shape";
import { placeBox } from "#lib/domain/overlay/place";
import { closeUpGroups, countsFor } from "#lib/domain/overlay/place-groups";
import { evenRect, unionRect } from "#lib/domain/overlay/rect";
import type { Scene, SceneSource } from "#lib/domain/overlay/scene";
import { utcAt } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";

/** `placement` as it is in the picture's shape, moved up in its group where others of it hide. */
type PlacedGauge = { readonly gauge: Gauge; readonly placement: Placement; readonly box: Rect };
type Panel = NonNullable<Layout["panels"]>[number];
/** `index` in the layout's list. */
type PlacedPanel = { readonly panel: Panel; readonly index: number; readonly box: Rect };

/** Which gauges of a layout are shown, and where they and their panels lie in a picture of the source's size. */
export function placeGauges(source: SceneSource): Pick<Scene, "gauges" | "panels"> {
  const ride = rideOf(source);
  const span = spanOf(source);
  const { gauges, panels } = placeLayout(source);
  return {
    gauges: gauges.map(({ gauge, placement, box }) => ({
      gauge,
      context: { ...ride, box, align: alignmentOf(placement), span },
    })),
    panels: panels.map(({ box }) => box),
  };
}

/** The same in terms of the layout: what an editor of it shows boxes for. */
export function placeLayout(source: Omit<SceneSource, "sync">): {
  readonly gauges: readonly PlacedGauge[];
  readonly panels: readonly PlacedPanel[];
} {
  const shape = shapeOf(source);
  const ride = rideOf(source);
  const placements = source.layout.gauges.flatMap((placement) => boxInShape(placement, shape) ?? []);
  // What the person has switched off still counts here: it must not make what stands in for it appear.
  const able = placements.filter(({ gauge }) => canShow(GAUGES[gauge], ride));
  const isThere = (wanted: Pick<Placement, "insteadOf" | "unless">) =>
    able.some(
      ({ id, group }) => id === wanted.insteadOf || (wanted.unless !== undefined && countsFor(group, wanted.unless)),
    );
  const shown = able.filter((placement) => !placement.hidden && !isThere(placement));
  const gauges = closeUpGroups(placements, shown).map((placement): PlacedGauge => {
    const gauge: Gauge = GAUGES[placement.gauge];
    return { gauge, placement, box: placeBox(placement, gauge.aspect, source) };
  });
  return { gauges, panels: panelsOf(source, gauges) };
}

function rideOf({ sampler, units, layout, rider = {}, title = "", logo }: Omit<SceneSource, "sync">) {
  return { sampler, units, theme: layout.theme, rider, title, logo };
}

/** Whether a ride has what a gauge needs. */
export function canShow(gauge: Gauge, ride: Omit<GaugeContext, "box" | "span">): boolean {
  return gauge.needs.every((key) => ride.sampler.available.has(key)) && gauge.shows?.(ride) !== false;
}

function alignmentOf({ anchor }: Placement): "left" | "centre" | "right" {
  if (anchor.endsWith("left")) return "left";
  return anchor.endsWith("right") ? "right" : "centre";
}

function panelsOf(source: Omit<SceneSource, "sync">, placed: readonly PlacedGauge[]): PlacedPanel[] {
  const shape = shapeOf(source);
  const unit = Math.min(source.width, source.height) / 100;
  return (source.layout.panels ?? []).flatMap((panel, index): PlacedPanel[] => {
    if (!("around" in panel)) {
      const box = boxInShape(panel, shape);
      return box ? [{ panel, index, box: placeBox(box, 1, source) }] : [];
    }
    const boxes = placed.filter(({ placement }) => placement.group === panel.around).map(({ box }) => box);
    if (boxes.length === 0) return [];
    const { x, y, width, height } = boxes.reduce(unionRect);
    const pad = panel.pad * unit;
    return [{ panel, index, box: evenRect(x - pad, y - pad, x + width + pad, y + height + pad) }];
  });
}

function spanOf({ sync, clip }: SceneSource) {
  if (!clip) return { from: utcSeconds(Number.NEGATIVE_INFINITY), to: utcSeconds(Number.POSITIVE_INFINITY) };
  // Frames are asked for by presentation time, which may lie a frame beside the clip's edges: a second of leeway.
  return { from: utcAt(sync, seconds(clip.in - 1)), to: utcAt(sync, seconds(clip.out + 1)) };
}
