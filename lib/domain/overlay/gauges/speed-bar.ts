import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { speedIn } from "#lib/domain/overlay/display-units";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { glassOf, shadowBlurOf, shadowOf, shadowReach, withAlpha } from "#lib/domain/overlay/ink";
import { createReadout } from "#lib/domain/overlay/readout";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { speedScale } from "#lib/domain/overlay/speed-scale";
import { valueText } from "#lib/domain/overlay/value-text";

/** States tell lengths apart by half a pixel. */
const STEPS_PER_PIXEL = 2;

const number = createReadout(
  {
    needs: ["speed"],
    widest: "888",
    text: (sample, units) => valueText(sample.speed === undefined ? undefined : speedIn(units.speed, sample.speed)),
    unit: (units) => units.speed,
  },
  { aspect: 2.9, left: 0.13, baseline: 0.66, em: 0.73, unit: 0.36 },
);

/** Speed as a number over a straight scale. */
export const speedBar: Gauge = {
  ...number,
  drawStill(canvas, context) {
    const { theme } = context;
    const bar = barIn(context.box);
    canvas.save();
    canvas.shadowColor = shadowOf(theme);
    canvas.shadowBlur = shadowBlurOf(bar.height);
    canvas.fillStyle = glassOf(theme, 0.6);
    canvas.fillRect(bar.x, bar.y, bar.width, bar.height);
    canvas.restore();
    const { full, step } = speedScale(context);
    canvas.fillStyle = withAlpha(theme.foreground, 0.55);
    for (let value = step; value < full; value += step) {
      canvas.fillRect(Math.round(bar.x + (value / full) * bar.width), bar.y, 1, bar.height);
    }
  },
  pieces: (context) => [...number.pieces(context), barPiece(context)],
};

function barIn({ x, y, width, height }: Rect): Rect {
  const margin = Math.round(height * 0.13);
  const thickness = Math.max(3, Math.round(height * 0.11));
  return { x: x + margin, y: y + Math.round(height * 0.77), width: width - 2 * margin, height: thickness };
}

/** Where the speed is, a tick across the bar. */
const tickOf = ({ height }: Rect) => ({
  width: Math.max(2, Math.round(height * 0.3)),
  overhang: Math.round(height * 0.35),
});

function barPiece(context: GaugeContext): Piece {
  const { box, theme, units } = context;
  const bar = barIn(box);
  const { full } = speedScale(context);
  const reach = tickOf(bar).overhang + tickOf(bar).width + shadowReach(bar.height);
  const between = (from: number, to: number): Rect =>
    intersectRect(box, evenRect(bar.x + from - reach, bar.y - reach, bar.x + to + reach, bar.y + bar.height + reach));
  return {
    bounds: between(0, bar.width),
    state({ speed }) {
      if (speed === undefined) return [-1];
      const share = Math.min(1, Math.max(0, speedIn(units.speed, speed) / full));
      return [Math.round(share * bar.width * STEPS_PER_PIXEL)];
    },
    draw(canvas, [steps]) {
      if (Number(steps) >= 0) drawBar(canvas, bar, Number(steps) / STEPS_PER_PIXEL, context);
    },
    changed: ([before], [after]) => {
      const [a, b] = [Math.max(0, Number(before)), Math.max(0, Number(after))];
      const from = Number(before) < 0 || Number(after) < 0 ? 0 : Math.min(a, b) / STEPS_PER_PIXEL;
      return [between(from, Math.max(a, b) / STEPS_PER_PIXEL)];
    },
  };

  function drawBar(
    canvas: Canvas2D,
    { x, y, height }: Rect,
    length: number,
    { theme: { accent } }: GaugeContext,
  ): void {
    canvas.fillStyle = accent;
    canvas.fillRect(x, y, length, height);
    const { width: tick, overhang } = tickOf(bar);
    canvas.shadowColor = shadowOf(theme);
    canvas.shadowBlur = shadowBlurOf(height);
    canvas.fillStyle = theme.foreground;
    const left = Math.min(bar.width - tick, Math.max(0, length - tick / 2));
    canvas.fillRect(x + left, y - overhang, tick, height + 2 * overhang);
    canvas.shadowColor = "transparent";
  }
}
