import { arcPath } from "#lib/domain/overlay/arc-path";
import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { hairlineOf, shadowOf } from "#lib/domain/overlay/ink";
import type { Theme } from "#lib/domain/overlay/theme";

/** How far a marker of this radius reaches from its centre, shadow included. */
export const markerReach = (radius: number): number => radius * 2 + 1;

/** Where the rider is: a dot in the accent colour with a ring around it. */
export function drawMarker(canvas: Canvas2D, x: number, y: number, radius: number, theme: Theme): void {
  canvas.save();
  if (theme.shadow > 0) {
    canvas.shadowColor = shadowOf(theme);
    canvas.shadowBlur = radius * 0.55;
    disc(canvas, x, y, radius * 1.1, hairlineOf(theme));
    canvas.shadowColor = "transparent";
  }
  disc(canvas, x, y, radius, theme.foreground);
  disc(canvas, x, y, radius * 0.66, theme.accent);
  canvas.restore();
}

function disc(canvas: Canvas2D, x: number, y: number, radius: number, color: string): void {
  canvas.beginPath();
  arcPath(canvas, x, y, radius, 0, 2 * Math.PI);
  canvas.fillStyle = color;
  canvas.fill();
}
