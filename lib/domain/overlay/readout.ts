import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { Gauge, GaugeContext, Piece } from "#lib/domain/overlay/gauge";
import { drawMark, type Mark } from "#lib/domain/overlay/mark";
import { linesBounds, type NumberPlace, numberLines } from "#lib/domain/overlay/number-lines";
import type { ReadoutShape } from "#lib/domain/overlay/readout-shape";
import { drawText, scaledSize } from "#lib/domain/overlay/text";
import type { Sample, SampleKey } from "#lib/domain/track/track";

/** A gauge that is one number with its unit, under or beside a mark that says what it is. */
export type Readout = Mark & {
  readonly needs: readonly SampleKey[];
  /** The number as it is shown, or "--". */
  text(sample: Sample, units: DisplayUnits): string;
  unit(units: DisplayUnits): string;
  /** The widest number there usually is: bounds are made for it, what is wider is set smaller. */
  readonly widest: string;
};

export function createReadout(readout: Readout, shape: ReadoutShape): Gauge {
  return {
    needs: readout.needs,
    aspect: shape.aspect,
    drawStill(canvas, { box, theme }) {
      drawMark(canvas, readout, shape, box, theme);
    },
    pieces: (context) => [numberPiece(readout, shape, context)],
  };
}

function numberPiece(readout: Readout, shape: ReadoutShape, { box, theme, units }: GaugeContext): Piece {
  const unit = readout.unit(units);
  const y = Math.round(box.y + shape.baseline * box.height);
  const ceiling = shape.mark && shape.mark.left === shape.left ? shape.mark.top + shape.mark.side + 0.03 : 0.1;
  const place: NumberPlace = {
    x: Math.round(box.x + shape.left * box.height),
    y,
    size: scaledSize(shape.em * box.height, theme, y - box.y - ceiling * box.height),
    unit: shape.unit,
    right: box.x + box.width - Math.round(box.height * 0.06),
  };
  const widest = numberLines(readout.widest, unit, place, theme);
  const fitted = { ...place, size: widest[0]!.size };
  return {
    bounds: linesBounds(widest, box),
    state: (sample) => [readout.text(sample, units)],
    draw: (canvas, [text]) => drawText(canvas, numberLines(String(text), unit, fitted, theme), theme),
  };
}
