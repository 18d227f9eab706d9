import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { drawText, textWidth } from "#lib/domain/overlay/text";
import type { Theme } from "#lib/domain/overlay/theme";

export type RoundMap = { readonly x: number; readonly y: number; readonly radius: number };

/** An N inside the rim of a round map, `angle` radians clockwise from up. */
export function drawNorthMark(canvas: Canvas2D, { x, y, radius }: RoundMap, angle: number, theme: Theme): void {
  const size = Math.max(5, Math.round(radius * 0.2));
  const at = radius * 0.97 - size * 0.62 - 3;
  const line = {
    ...{ text: "N", size, weight: 700 as const, color: theme.accent },
    x: Math.round(x + Math.sin(angle) * at - textWidth("N", size, 700) / 2),
    y: Math.round(y - Math.cos(angle) * at + size * 0.35),
  };
  drawText(canvas, [line], { ...theme, shadow: 0 });
}

/** The rider as an arrow around a point, pointing `angle` radians clockwise from up. */
export function drawRiderArrow(
  canvas: Canvas2D,
  middle: { readonly x: number; readonly y: number },
  angle: number,
  size: number,
  theme: Theme,
): void {
  const corners: readonly (readonly [number, number])[] = [
    [0, -1],
    [0.78, 0.82],
    [0, 0.42],
    [-0.78, 0.82],
  ];
  canvas.beginPath();
  for (const [corner, [x, y]] of corners.entries()) {
    const px = middle.x + (x * Math.cos(angle) - y * Math.sin(angle)) * size;
    const py = middle.y + (x * Math.sin(angle) + y * Math.cos(angle)) * size;
    if (corner === 0) canvas.moveTo(px, py);
    else canvas.lineTo(px, py);
  }
  canvas.closePath();
  canvas.lineJoin = "round";
  canvas.strokeStyle = "#10161f";
  canvas.lineWidth = size * 0.62;
  canvas.stroke();
  canvas.strokeStyle = "#ffffff";
  canvas.lineWidth = size * 0.36;
  canvas.stroke();
  canvas.fillStyle = theme.accent;
  canvas.fill();
}
