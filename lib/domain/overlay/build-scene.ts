import { placeGauges } from "#lib/domain/overlay/place-gauges";
import type { Scene, SceneSource } from "#lib/domain/overlay/scene";

/**
 * Lays a layout out for one picture size: gauges in their boxes, those hidden whose channels the track lacks, moving
 * pieces in drawing order. Boxes of different gauges do not overlap in the layouts we ship, so pieces of one gauge never
 * touch another's. Build once, draw many times; it walks the whole track.
 */
export function buildScene(source: SceneSource): Scene {
  const { gauges, panels } = placeGauges(source);
  return { ...source, gauges, panels, pieces: gauges.flatMap(({ gauge, context }) => gauge.pieces(context)) };
}
