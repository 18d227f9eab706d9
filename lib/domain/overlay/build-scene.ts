import type { Gauge } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { Placement } from "#lib/domain/overlay/layout";
import { placeBox } from "#lib/domain/overlay/place";
import type { Scene, SceneSource } from "#lib/domain/overlay/scene";
import { utcAt } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";

/**
 * Lays a layout out for one picture size: gauges in their boxes, those hidden whose channels the track lacks, moving
 * pieces in drawing order. Boxes of different gauges do not overlap in the layouts we ship, so pieces of one gauge never
 * touch another's. Build once, draw many times; it walks the whole track.
 */
export function buildScene(source: SceneSource): Scene {
  const { sampler, units, layout, rider = {}, title = "", logo } = source;
  const span = spanOf(source);
  const gauges = visiblePlacements(source).map(({ gauge, placement }) => ({
    gauge,
    context: {
      box: placeBox(placement, gauge.aspect, source),
      sampler,
      units,
      theme: layout.theme,
      rider,
      title,
      logo,
      span,
    },
  }));
  return { ...source, gauges, pieces: gauges.flatMap(({ gauge, context }) => gauge.pieces(context)) };
}

function visiblePlacements({ layout, sampler }: SceneSource): { gauge: Gauge; placement: Placement }[] {
  const places = new Map<string, Placement[]>();
  for (const placement of layout.gauges) {
    if (placement.group === undefined) continue;
    places.set(placement.group, [...(places.get(placement.group) ?? []), placement]);
  }
  const visible = [];
  for (const placement of layout.gauges) {
    const gauge = GAUGES[placement.gauge];
    if (!gauge.needs.every((key) => sampler.available.has(key))) continue;
    const place = placement.group === undefined ? undefined : places.get(placement.group)?.shift();
    visible.push({
      gauge,
      placement: place ? { ...placement, anchor: place.anchor, x: place.x, y: place.y } : placement,
    });
  }
  return visible;
}

function spanOf({ sync, clip }: SceneSource) {
  if (!clip) return { from: utcSeconds(Number.NEGATIVE_INFINITY), to: utcSeconds(Number.POSITIVE_INFINITY) };
  // Frames are asked for by presentation time, which may lie a frame beside the clip's edges: a second of leeway.
  return { from: utcAt(sync, seconds(clip.in - 1)), to: utcAt(sync, seconds(clip.out + 1)) };
}
