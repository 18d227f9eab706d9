import { buildScene } from "#lib/domain/overlay/build-scene";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import type { Sync } from "#lib/domain/sync/sync";
import type { Seconds } from "#lib/domain/units";
import type { LayoutSource, PlacedGauge } from "./use-layout-editor.tsx";

/** One gauge alone as it is at a moment, in device pixels: what is dragged instead of redrawing the overlay. */
export function paintGauge(
  { placement }: PlacedGauge,
  source: LayoutSource,
  sync: Sync,
  time: Seconds,
  size: { readonly width: number; readonly height: number },
): ImageBitmap | undefined {
  const { group: _, shapes: __, insteadOf: ___, unless: ____, ...alone } = placement;
  const scene = buildScene({ ...source, layout: { ...source.layout, panels: [], gauges: [alone] }, sync, ...size });
  const context = new OffscreenCanvas(size.width, size.height).getContext("2d");
  const [gauge] = scene.gauges;
  if (!context || !gauge) return undefined;
  drawFrame(context, scene, time);
  const { x, y, width, height } = gauge.context.box;
  const cut = new OffscreenCanvas(width, height);
  cut.getContext("2d")?.drawImage(context.canvas, -x, -y);
  return cut.transferToImageBitmap();
}
