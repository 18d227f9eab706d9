import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { fitLine } from "#lib/domain/overlay/fit-line";
import type { Gauge, Rect } from "#lib/domain/overlay/gauge";
import { drawableText } from "#lib/domain/overlay/glyphs";
import { shadowOf } from "#lib/domain/overlay/ink";
import { drawText, scaledSize, textWidth } from "#lib/domain/overlay/text";

/** How far the plate's ends lean, over its height. */
const SLANT = 0.26;
const PLATE = { dark: "rgba(10, 15, 24, 0.82)", light: "rgba(246, 248, 250, 0.9)" };

/** Who rides, as on a race's broadcast: capitals on a leaning plate with an edge in the accent colour. */
export const riderName: Gauge = {
  needs: [],
  aspect: 7,
  shows: ({ rider }) => drawableText(rider.name ?? "") !== "",
  drawStill(canvas, { box, theme, rider, align = "left" }) {
    // Room for the shadow on every side.
    const margin = Math.ceil(box.height * 0.09) + 1;
    const height = box.height - 2 * margin;
    const top = box.y + margin;
    const lean = height * SLANT;
    const edge = Math.max(4, Math.round(height * 0.16));
    const padding = Math.round(height * 0.34);
    const spared = lean * 2 + edge + padding * 2 + margin * 2;
    const line = fitLine((rider.name ?? "").toUpperCase(), {
      ...{
        left: 0,
        right: box.width - spared,
        y: top + Math.round(height * 0.72),
        weight: 700,
        color: theme.foreground,
      },
      size: scaledSize(height * 0.66, theme, height * 0.6),
    });
    const width = spared + textWidth(line.text, line.size, line.weight) - margin * 2;
    const spare = box.width - margin * 2 - width;
    const left = box.x + margin + { left: 0, centre: spare / 2, right: spare }[align];
    const plate = { x: Math.round(left), y: top, width, height };
    canvas.shadowColor = shadowOf(theme);
    canvas.shadowBlur = box.height * 0.05;
    leaning(canvas, plate, lean, PLATE[theme.mode]);
    canvas.shadowColor = "transparent";
    leaning(canvas, { ...plate, width: edge + lean }, lean, theme.accent);
    drawText(canvas, [{ ...line, x: plate.x + Math.round(edge + lean / 2 + padding) }], { ...theme, shadow: 0 });
  },
  pieces: () => [],
};

/** Fills a parallelogram of the given outer width whose ends lean to the right. */
function leaning(canvas: Canvas2D, { x, y, width, height }: Rect, lean: number, color: string): void {
  canvas.beginPath();
  canvas.moveTo(x + lean, y);
  canvas.lineTo(x + width, y);
  canvas.lineTo(x + width - lean, y + height);
  canvas.lineTo(x, y + height);
  canvas.closePath();
  canvas.fillStyle = color;
  canvas.fill();
}
