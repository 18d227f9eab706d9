import { arcPath } from "#lib/domain/overlay/arc-path";
import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { HAIRLINE, SHADOW } from "#lib/domain/overlay/ink";

/** How far a marker of this radius reaches from its centre, shadow included. */
export const markerReach = (radius: number): number => radius * 2 + 1;

/** Where the rider is: a dot in the accent colour with a ring around it. */
export function drawMarker(canvas: Canvas2D, x: number, y: number, radius: number, ring: string, accent: string): void {
  canvas.save();
  canvas.beginPath();
  arcPath(canvas, x, y, radius * 1.1, 0, 2 * Math.PI);
  canvas.shadowColor = SHADOW;
  canvas.shadowBlur = radius * 0.55;
  canvas.fillStyle = HAIRLINE;
  canvas.fill();
  canvas.shadowColor = "transparent";
  disc(canvas, x, y, radius, ring);
  disc(canvas, x, y, radius * 0.66, accent);
  canvas.restore();
}

function disc(canvas: Canvas2D, x: number, y: number, radius: number, color: string): void {
  canvas.beginPath();
  arcPath(canvas, x, y, radius, 0, 2 * Math.PI);
  canvas.fillStyle = color;
  canvas.fill();
}
