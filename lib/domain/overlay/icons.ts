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

/** A slope with an arrow up: height gained. */
export const ascentIcon: Icon = (canvas) => {
  canvas.moveTo(2, 20);
  canvas.lineTo(9.2, 11.6);
  canvas.lineTo(13.4, 15.2);
  canvas.lineTo(21.4, 5);
  canvas.moveTo(15, 4.4);
  canvas.lineTo(21.6, 4.4);
  canvas.lineTo(21.6, 11);
};

/** A flag with a checked upper half: the finish. */
export const flagIcon: Icon = (canvas) => {
  canvas.moveTo(5, 2.5);
  canvas.lineTo(5, 21.5);
  canvas.moveTo(5, 4);
  canvas.lineTo(20.5, 4);
  canvas.lineTo(17.2, 8.8);
  canvas.lineTo(20.5, 13.6);
  canvas.lineTo(5, 13.6);
};

export const stopwatchIcon: Icon = (canvas) => {
  canvas.moveTo(20.2, 13.6);
  canvas.arc(12, 13.6, 8.2, 0, 2 * Math.PI);
  canvas.moveTo(12, 13.6);
  canvas.lineTo(15.2, 10.2);
  canvas.moveTo(9.4, 1.8);
  canvas.lineTo(14.6, 1.8);
  canvas.moveTo(12, 1.8);
  canvas.lineTo(12, 5.4);
  canvas.moveTo(19.2, 5);
  canvas.lineTo(20.6, 6.4);
};

export const bicycleIcon: Icon = (canvas) => {
  canvas.moveTo(9.6, 16);
  canvas.arc(5.2, 16, 4.4, 0, 2 * Math.PI);
  canvas.moveTo(23.2, 16);
  canvas.arc(18.8, 16, 4.4, 0, 2 * Math.PI);
  canvas.moveTo(5.2, 16);
  canvas.lineTo(8.8, 8.6);
  canvas.lineTo(16, 8.6);
  canvas.lineTo(11.4, 16);
  canvas.closePath();
  canvas.moveTo(11.4, 16);
  canvas.lineTo(7.8, 6);
  canvas.moveTo(6.2, 6);
  canvas.lineTo(9.6, 6);
  canvas.moveTo(18.8, 16);
  canvas.lineTo(15, 5);
  canvas.lineTo(18.2, 5);
};

export const calendarIcon: Icon = (canvas) => {
  canvas.moveTo(3.5, 5);
  canvas.lineTo(20.5, 5);
  canvas.lineTo(20.5, 20.5);
  canvas.lineTo(3.5, 20.5);
  canvas.closePath();
  canvas.moveTo(3.5, 10);
  canvas.lineTo(20.5, 10);
  canvas.moveTo(8, 2.5);
  canvas.lineTo(8, 6.5);
  canvas.moveTo(16, 2.5);
  canvas.lineTo(16, 6.5);
};

export const thermometerIcon: Icon = (canvas) => {
  canvas.moveTo(9, 13.6);
  canvas.lineTo(9, 5);
  canvas.arc(12, 5, 3, Math.PI, 2 * Math.PI);
  canvas.lineTo(15, 13.6);
  canvas.arc(12, 17, 4.6, -0.86, Math.PI + 0.86);
  canvas.moveTo(12, 9.5);
  canvas.lineTo(12, 17.4);
};

export const flameIcon: Icon = (canvas) => {
  canvas.moveTo(12, 2);
  canvas.bezierCurveTo(12.6, 6.4, 18.8, 8.6, 18.8, 15);
  canvas.bezierCurveTo(18.8, 19.2, 15.8, 21.8, 12, 21.8);
  canvas.bezierCurveTo(8.2, 21.8, 5.2, 19.2, 5.2, 15.2);
  canvas.bezierCurveTo(5.2, 12.4, 6.6, 10.6, 8, 9.2);
  canvas.bezierCurveTo(8.2, 11, 8.8, 12, 9.8, 12.6);
  canvas.bezierCurveTo(9.4, 8.6, 10.2, 4.6, 12, 2);
  canvas.closePath();
};

/** A sprocket of twelve teeth around its axle. */
export const sprocketIcon: Icon = (canvas) => {
  const teeth = 12;
  for (let corner = 0; corner < teeth * 4; corner++) {
    const angle = ((corner + 0.5) / (teeth * 4)) * 2 * Math.PI;
    const radius = corner % 4 < 2 ? 10 : 7.8;
    if (corner === 0) canvas.moveTo(12 + radius * Math.cos(angle), 12 + radius * Math.sin(angle));
    else canvas.lineTo(12 + radius * Math.cos(angle), 12 + radius * Math.sin(angle));
  }
  canvas.closePath();
  canvas.moveTo(14.8, 12);
  canvas.arc(12, 12, 2.8, 0, 2 * Math.PI);
};
