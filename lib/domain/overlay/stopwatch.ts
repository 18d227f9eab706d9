import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { durationText } from "#lib/domain/overlay/duration-text";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { withAlpha } from "#lib/domain/overlay/ink";
import { fitNumber, linesBounds, numberLines } from "#lib/domain/overlay/number-lines";
import { drawText, fitSize, scaledSize, type TextLine, textReach, textWidth } from "#lib/domain/overlay/text";
import type { Theme } from "#lib/domain/overlay/theme";
import type { Sample, SampleKey } from "#lib/domain/track/track";

/** What a stopwatch shows at a moment: the stretch it times ("LAP 3"), a quiet fact beside, seconds since it began. */
type Timing = { readonly name: string; readonly detail: string; readonly seconds: number | undefined };

export type Stopwatch = {
  readonly needs: readonly SampleKey[];
  /** Made once for a track: what is shown at any moment of it. */
  timing(context: Pick<GaugeContext, "sampler" | "units">): (sample: Sample) => Timing;
  /** The widest name and detail there usually are. */
  widest(units: DisplayUnits): { readonly name: string; readonly detail: string };
};

/** A running time under the name of what it times. */
export function createStopwatch(stopwatch: Stopwatch): Gauge {
  return {
    needs: stopwatch.needs,
    aspect: 2.05,
    drawStill() {},
    pieces(context) {
      const timing = stopwatch.timing(context);
      return [headPiece(stopwatch, timing, context), timePiece(timing, context)];
    },
  };
}

function headPiece({ widest }: Stopwatch, timing: (sample: Sample) => Timing, context: GaugeContext): Piece {
  const { box, theme, units } = context;
  const { name, detail } = widest(units);
  const wanted = scaledSize(box.height * 0.25, theme, box.height * 0.2);
  const end = box.x + box.width - Math.ceil(textReach(wanted));
  const longest = headLines(name, detail, { box, end, size: wanted }, theme);
  const [{ size }, last] = [longest[0]!, longest.at(-1)!];
  const place = { box, size, end: last.x + textWidth(last.text, size, last.weight) };
  return {
    bounds: linesBounds(longest, box),
    state(sample) {
      const shown = timing(sample);
      return [shown.name, shown.detail];
    },
    draw: (canvas, [shownName, shownDetail]) =>
      drawText(canvas, headLines(String(shownName), String(shownDetail), place, theme), theme),
  };
}

type HeadPlace = { readonly box: Rect; readonly end: number; readonly size: number };

/** The name and the detail beside it; set smaller where they would pass `end`. */
function headLines(name: string, detail: string, { box, end, size: wanted }: HeadPlace, theme: Theme): TextLine[] {
  const x = Math.round(box.x + box.height * 0.12);
  const gap = Math.round(box.height * 0.13);
  const widthAt = (em: number) => textWidth(name, em, 700) + gap + textWidth(detail, em, 600);
  const size = fitSize(wanted, end - x, widthAt);
  const y = Math.round(box.y + box.height * 0.29);
  return [
    { text: name, x, y, size, weight: 700, color: theme.accent },
    {
      text: detail,
      x: x + textWidth(name, size, 700) + gap,
      y,
      size,
      weight: 600,
      color: withAlpha(theme.foreground, 0.85),
    },
  ];
}

function timePiece(timing: (sample: Sample) => Timing, { box, theme }: GaugeContext): Piece {
  const asked = {
    x: Math.round(box.x + box.height * 0.12),
    y: Math.round(box.y + box.height * 0.86),
    size: scaledSize(box.height * 0.66, theme, box.height * 0.51),
    unit: 0,
    right: box.x + box.width,
  };
  const { place, bounds } = fitNumber("8:88:88", "", asked, box, theme);
  return {
    bounds,
    state: (sample) => [durationText(timing(sample).seconds)],
    draw: (canvas, [text]) => drawText(canvas, numberLines(String(text), "", place, theme), theme),
  };
}
