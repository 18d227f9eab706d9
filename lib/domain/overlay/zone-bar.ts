import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Rect } from "#lib/domain/overlay/gauge";
import { glassOf, hairlineOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import type { Theme } from "#lib/domain/overlay/theme";

/** Zones as segments beside one another, in whole pixels. */
export type ZoneBar = { readonly area: Rect; readonly colors: readonly string[]; readonly gap: number };

/** The segment of a zone, counted from 1. */
export function zoneSegment({ area, colors, gap }: ZoneBar, zone: number): Rect {
  const edge = (index: number) => Math.round(((area.width + gap) * index) / colors.length);
  return { ...area, x: area.x + edge(zone - 1), width: edge(zone) - edge(zone - 1) - gap };
}

/** How far what lies beside a bar of this height is shaded by it. */
export const zoneBarReach = (height: number): number => Math.max(4, Math.round(height * 0.4));

/** All segments on glass, their colours turned down. */
export function drawZones(canvas: Canvas2D, bar: ZoneBar, theme: Theme): void {
  canvas.save();
  canvas.shadowColor = shadowOf(theme);
  canvas.shadowBlur = zoneBarReach(bar.area.height) / 1.5;
  canvas.fillStyle = glassOf(theme, 0.28);
  for (const index of bar.colors.keys()) fillSegment(canvas, zoneSegment(bar, index + 1));
  canvas.shadowColor = "transparent";
  for (const [index, color] of bar.colors.entries()) {
    canvas.fillStyle = withAlpha(color, 0.6);
    fillSegment(canvas, zoneSegment(bar, index + 1));
  }
  canvas.restore();
}

/** The zone one is in, in its full colour with an edge around it, and `at`: how far through it, in pixels. */
export function drawZone(canvas: Canvas2D, bar: ZoneBar, zone: number, at: number, theme: Theme): void {
  const segment = zoneSegment(bar, zone);
  const { y, height } = segment;
  const tick = Math.max(2, Math.round(height * 0.2));
  const raised = Math.round(tick * 0.6);
  canvas.fillStyle = bar.colors[zone - 1] ?? theme.accent;
  fillSegment(canvas, { ...segment, y: y - raised, height: height + 2 * raised });
  const x = segment.x + Math.min(segment.width - tick, Math.max(0, at - tick / 2));
  canvas.fillStyle = hairlineOf(theme);
  canvas.fillRect(x - 1, y - tick - 1, tick + 2, height + 2 * tick + 2);
  canvas.fillStyle = theme.foreground;
  canvas.fillRect(x, y - tick, tick, height + 2 * tick);
}

function fillSegment(canvas: Canvas2D, { x, y, width, height }: Rect): void {
  canvas.fillRect(x, y, width, height);
}
