import type { Gauge, GaugeContext, Rect } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { Placement } from "#lib/domain/overlay/layout";
import { boxInShape, shapeOf } from "#lib/domain/overlay/picture-shape";
import { placeBox } from "#lib/domain/overlay/place";
import { closeUpGroups } from "#lib/domain/overlay/place-groups";
import { evenRect, unionRect } from "#lib/domain/overlay/rect";
import type { Scene, SceneSource } from "#lib/domain/overlay/scene";
import { utcAt } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";

type PlacedGauge = { readonly gauge: Gauge; readonly placement: Placement; readonly box: Rect };

/** Which gauges of a layout are shown, and where they and their panels lie in a picture of the source's size. */
export function placeGauges(source: SceneSource): Pick<Scene, "gauges" | "panels"> {
  const { sampler, units, layout, rider = {}, title = "", logo } = source;
  const ride = { sampler, units, theme: layout.theme, rider, title, logo };
  const span = spanOf(source);
  const shape = shapeOf(source);
  const placements = layout.gauges.flatMap((placement) => boxInShape(placement, shape) ?? []);
  const available = placements.filter(({ gauge }) => isShown(GAUGES[gauge], ride));
  const isThere = (wanted: Pick<Placement, "insteadOf" | "unless">) =>
    available.some(({ id, group }) => id === wanted.insteadOf || (group !== undefined && group === wanted.unless));
  const shown = available.filter((placement) => !isThere(placement));
  const placed = closeUpGroups(placements, shown).map((placement): PlacedGauge => {
    const gauge: Gauge = GAUGES[placement.gauge];
    return { gauge, placement, box: placeBox(placement, gauge.aspect, source) };
  });
  return {
    gauges: placed.map(({ gauge, placement, box }) => ({
      gauge,
      context: { ...ride, box, align: alignmentOf(placement), span },
    })),
    panels: panelsOf(source, placed),
  };
}

function isShown(gauge: Gauge, ride: Omit<GaugeContext, "box" | "span">): boolean {
  return gauge.needs.every((key) => ride.sampler.available.has(key)) && gauge.shows?.(ride) !== false;
}

function alignmentOf({ anchor }: Placement): "left" | "centre" | "right" {
  if (anchor.endsWith("left")) return "left";
  return anchor.endsWith("right") ? "right" : "centre";
}

function panelsOf(source: SceneSource, placed: readonly PlacedGauge[]): Rect[] {
  const shape = shapeOf(source);
  const unit = Math.min(source.width, source.height) / 100;
  return (source.layout.panels ?? []).flatMap((panel) => {
    if (!("around" in panel)) {
      const box = boxInShape(panel, shape);
      return box ? [placeBox(box, 1, source)] : [];
    }
    const boxes = placed.filter(({ placement }) => placement.group === panel.around).map(({ box }) => box);
    if (boxes.length === 0) return [];
    const { x, y, width, height } = boxes.reduce(unionRect);
    const pad = panel.pad * unit;
    return [evenRect(x - pad, y - pad, x + width + pad, y + height + pad)];
  });
}

function spanOf({ sync, clip }: SceneSource) {
  if (!clip) return { from: utcSeconds(Number.NEGATIVE_INFINITY), to: utcSeconds(Number.POSITIVE_INFINITY) };
  // Frames are asked for by presentation time, which may lie a frame beside the clip's edges: a second of leeway.
  return { from: utcAt(sync, seconds(clip.in - 1)), to: utcAt(sync, seconds(clip.out + 1)) };
}
