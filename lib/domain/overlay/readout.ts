import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { drawIcon, type Icon } from "#lib/domain/overlay/icons";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { drawText, type TextLine, textExtent, textWidth } from "#lib/domain/overlay/text";
import type { Theme } from "#lib/domain/overlay/theme";
import { valueColor } from "#lib/domain/overlay/value-text";
import type { Sample, SampleKey } from "#lib/domain/track/track";

/** A gauge that is one number with its unit, under or beside a thin icon. */
export type Readout = {
  readonly needs: readonly SampleKey[];
  readonly icon?: Icon;
  /** The number as it is shown, or "--". */
  text(sample: Sample, units: DisplayUnits): string;
  unit(units: DisplayUnits): string;
  /** The widest number there can be: bounds are made for it. */
  readonly widest: string;
};

/**
 * Where the parts sit, in heights of the box: the number's baseline and em, the icon's square (left, top, side).
 * The unit is a third of the number's size, on its baseline.
 */
type ReadoutShape = {
  readonly aspect: number;
  readonly left: number;
  readonly baseline: number;
  readonly em: number;
  /** The unit's em over the number's. */
  readonly unit: number;
  readonly icon?: readonly [left: number, top: number, side: number];
};

/** Icon above a large number: the values of a rider's body. */
export const STACKED: ReadoutShape = {
  aspect: 1.62,
  left: 0.12,
  baseline: 0.86,
  em: 0.66,
  unit: 0.36,
  icon: [0.12, 0.07, 0.26],
};
/** Icon and number in a line: quiet facts. */
export const INLINE: ReadoutShape = {
  aspect: 4,
  left: 1.05,
  baseline: 0.76,
  em: 0.74,
  unit: 0.5,
  icon: [0.22, 0.22, 0.56],
};
/** The number alone, as large as the box: a hero. */
export const BARE: ReadoutShape = { aspect: 2.3, left: 0.14, baseline: 0.86, em: 1, unit: 0.33 };

export function createReadout(readout: Readout, shape: ReadoutShape): Gauge {
  return {
    needs: readout.needs,
    aspect: shape.aspect,
    drawStill(canvas, { box, theme }) {
      if (!readout.icon || !shape.icon) return;
      const [left, top, side] = shape.icon;
      const size = Math.round(side * box.height);
      drawIcon(canvas, readout.icon, { x: box.x + left * box.height, y: box.y + top * box.height, size }, theme);
    },
    pieces: (context) => [numberPiece(readout, shape, context)],
  };
}

function numberPiece(readout: Readout, shape: ReadoutShape, { box, theme, units }: GaugeContext): Piece {
  const unit = readout.unit(units);
  return {
    bounds: boundsOf(linesOf(readout.widest, unit, shape, box, theme), box),
    state: (sample) => [readout.text(sample, units)],
    draw: (canvas, [text]) => drawText(canvas, linesOf(String(text), unit, shape, box, theme), theme),
  };
}

function linesOf(text: string, unit: string, shape: ReadoutShape, box: Rect, theme: Theme): TextLine[] {
  const size = Math.round(shape.em * box.height);
  const x = Math.round(box.x + shape.left * box.height);
  const y = Math.round(box.y + shape.baseline * box.height);
  const unitSize = Math.round(size * shape.unit);
  const unitX = x + textWidth(text, size, 700) + Math.round(Math.max(2, size * 0.09));
  return [
    { text, x, y, size, weight: 700, color: valueColor(text, theme) },
    { text: unit, x: unitX, y, size: unitSize, weight: 600, color: theme.accent },
  ];
}

function boundsOf(lines: readonly TextLine[], box: Rect): Rect {
  const extents = lines.filter((line) => line.text !== "").map(textExtent);
  const edges = [0, 1, 2, 3].map((side) => {
    const values = extents.map((extent) => extent[side] ?? 0);
    return side < 2 ? Math.min(...values) : Math.max(...values);
  });
  const [left = 0, top = 0, right = 0, bottom = 0] = edges;
  return intersectRect(evenRect(left, top, right, bottom), box);
}
