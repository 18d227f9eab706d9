import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { Gauge, GaugeContext, Piece } from "#lib/domain/overlay/gauge";
import { drawMark, type Mark } from "#lib/domain/overlay/mark";
import { fitNumber, type NumberPlace, numberLines } from "#lib/domain/overlay/number-lines";
import type { ReadoutShape } from "#lib/domain/overlay/readout-shape";
import { drawText, scaledSize, textReach } from "#lib/domain/overlay/text";
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
    drawStill(canvas, context) {
      drawMark(canvas, readout, shape, context);
    },
    pieces: (context) => [numberPiece(readout, shape, context)],
  };
}

function numberPiece(readout: Readout, shape: ReadoutShape, context: GaugeContext): Piece {
  const { box, theme, units } = context;
  const unit = readout.unit(units);
  const { place, bounds } = fitNumber(readout.widest, unit, placeIn(shape, context), box, theme);
  return {
    bounds,
    state: (sample) => [readout.text(sample, units)],
    draw: (canvas, [text]) => drawText(canvas, numberLines(String(text), unit, place, theme), theme),
  };
}

function placeIn(shape: ReadoutShape, { box, theme, align }: GaugeContext): NumberPlace {
  const { height } = box;
  const designed = shape.em * height;
  const y = Math.round(box.y + shape.baseline * height);
  // Under its mark a number may shade it; under nothing but the box's edge its shadow must fit in.
  const markBottom = shape.mark?.left === shape.left ? shape.mark.top + shape.mark.side + 0.03 : undefined;
  const ceiling = markBottom === undefined ? textReach(designed * theme.fontScale) : markBottom * height;
  const size = scaledSize(designed, theme, y - box.y - ceiling);
  const x = box.x + Math.round(Math.max(shape.left * height, textReach(size)));
  const right = box.x + box.width;
  // At the picture's right edge numbers end in one line; in the middle they begin where they would at the left.
  return { x, y, size, unit: shape.unit, right, align: align === "right" ? "right" : "left" };
}
