import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { hairlineOf, shadowBlurOf, shadowOf } from "#lib/domain/overlay/ink";
import type { Theme } from "#lib/domain/overlay/theme";

/** A line drawing on a grid of 24 × 24, stroked 2 wide. */
export type Icon = (canvas: Canvas2D) => void;

/** Draws an icon in a square with its top left at `x`, `y` and a side of `size` pixels; in the accent colour, unless told. */
export function drawIcon(
  canvas: Canvas2D,
  icon: Icon,
  { x, y, size, color }: { x: number; y: number; size: number; color?: string },
  theme: Theme,
): void {
  canvas.save();
  canvas.translate(x, y);
  canvas.scale(size / 24, size / 24);
  canvas.lineCap = "round";
  canvas.lineJoin = "round";
  canvas.beginPath();
  icon(canvas);
  if (theme.shadow > 0) {
    canvas.lineWidth = 2.2 + 1.2 * Math.max(1, theme.shadow);
    canvas.strokeStyle = hairlineOf(theme);
    canvas.shadowColor = shadowOf(theme);
    canvas.shadowBlur = shadowBlurOf(size);
    canvas.stroke();
    canvas.shadowColor = "transparent";
  }
  canvas.lineWidth = 2.2;
  canvas.strokeStyle = color ?? theme.accent;
  canvas.stroke();
  canvas.restore();
}

export const heartIcon: Icon = (canvas) => {
  canvas.moveTo(12, 20.5);
  canvas.bezierCurveTo(6, 16, 2.5, 12.6, 2.5, 8.7);
  canvas.bezierCurveTo(2.5, 5.7, 4.8, 3.6, 7.4, 3.6);
  canvas.bezierCurveTo(9.3, 3.6, 11, 4.6, 12, 6.3);
  canvas.bezierCurveTo(13, 4.6, 14.7, 3.6, 16.6, 3.6);
  canvas.bezierCurveTo(19.2, 3.6, 21.5, 5.7, 21.5, 8.7);
  canvas.bezierCurveTo(21.5, 12.6, 18, 16, 12, 20.5);
  canvas.closePath();
};

/** A crank: chainring, two arms and their pedals. */
export const crankIcon: Icon = (canvas) => {
  canvas.moveTo(16.6, 12);
  canvas.arc(12, 12, 4.6, 0, 2 * Math.PI);
  canvas.moveTo(15.3, 8.7);
  canvas.lineTo(19, 4.2);
  canvas.moveTo(16, 4.2);
  canvas.lineTo(22, 4.2);
  canvas.moveTo(8.7, 15.3);
  canvas.lineTo(5, 19.8);
  canvas.moveTo(2, 19.8);
  canvas.lineTo(8, 19.8);
};

export const boltIcon: Icon = (canvas) => {
  canvas.moveTo(13.5, 2.5);
  canvas.lineTo(4.5, 13.6);
  canvas.lineTo(11, 13.6);
  canvas.lineTo(10, 21.5);
  canvas.lineTo(19.5, 10);
  canvas.lineTo(12.8, 10);
  canvas.closePath();
};

export const mountainIcon: Icon = (canvas) => {
  canvas.moveTo(1.8, 19.5);
  canvas.lineTo(9, 5.5);
  canvas.lineTo(13.4, 13.6);
  canvas.lineTo(15.6, 10.2);
  canvas.lineTo(22.2, 19.5);
  canvas.closePath();
};

/** A road that runs to the horizon. */
export const roadIcon: Icon = (canvas) => {
  canvas.moveTo(8.6, 4);
  canvas.lineTo(3, 20.5);
  canvas.moveTo(15.4, 4);
  canvas.lineTo(21, 20.5);
  canvas.moveTo(12, 4.5);
  canvas.lineTo(12, 7.5);
  canvas.moveTo(12, 11);
  canvas.lineTo(12, 14);
  canvas.moveTo(12, 17.5);
  canvas.lineTo(12, 20.5);
};

export const clockIcon: Icon = (canvas) => {
  canvas.moveTo(21, 12);
  canvas.arc(12, 12, 9, 0, 2 * Math.PI);
  canvas.moveTo(12, 6.8);
  canvas.lineTo(12, 12);
  canvas.lineTo(15.6, 14.2);
};
