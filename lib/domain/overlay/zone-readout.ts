import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { drawIcon, type Icon } from "#lib/domain/overlay/icons";
import { linesBounds, numberLines } from "#lib/domain/overlay/number-lines";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { drawText, scaledSize, type TextLine } from "#lib/domain/overlay/text";
import { valueText } from "#lib/domain/overlay/value-text";
import { drawZone, drawZones, type ZoneBar, zoneBarReach, zoneSegment } from "#lib/domain/overlay/zone-bar";
import type { Sample, SampleKey } from "#lib/domain/track/track";

/** A number and the training zone it lies in, 1 to as many as there are colours, with a fraction. */
export type ZoneReadout = {
  readonly value: SampleKey;
  readonly zone: SampleKey;
  readonly unit: string;
  readonly icon: Icon;
  readonly colors: readonly string[];
  readonly widest: string;
};

/** An icon and the zone's name over a number over a bar of all zones. */
export function createZoneReadout(readout: ZoneReadout): Gauge {
  return {
    needs: [readout.value, readout.zone],
    aspect: 1.9,
    drawStill(canvas, { box, theme }) {
      const { height } = box;
      const icon = { x: box.x + 0.12 * height, y: box.y + 0.06 * height, size: Math.round(height * 0.22) };
      drawIcon(canvas, readout.icon, icon, theme);
      drawZones(canvas, barIn(box, readout.colors), theme);
    },
    pieces: (context) => [namePiece(readout, context), numberPiece(readout, context), barPiece(readout, context)],
  };
}

function barIn({ x, y, width, height }: Rect, colors: readonly string[]): ZoneBar {
  const margin = Math.round(height * 0.12);
  const thickness = Math.max(3, Math.round(height * 0.1));
  const area = { x: x + margin, y: y + Math.round(height * 0.83), width: width - 2 * margin, height: thickness };
  return { area, colors, gap: Math.max(1, Math.round(height * 0.022)) };
}

function zoneOf({ colors, zone }: ZoneReadout, sample: Sample): number | undefined {
  const value = sample[zone];
  return value === undefined ? undefined : Math.min(colors.length, Math.max(1, Math.floor(value)));
}

function namePiece(readout: ZoneReadout, { box, theme }: GaugeContext): Piece {
  const { height } = box;
  const lineOf = (zone: number): TextLine => ({
    text: zone === 0 ? "" : `Z${zone}`,
    x: Math.round(box.x + height * 0.41),
    y: Math.round(box.y + height * 0.245),
    size: scaledSize(height * 0.23, theme, height * 0.18),
    weight: 700,
    color: readout.colors[zone - 1] ?? theme.accent,
  });
  return {
    bounds: linesBounds([lineOf(8)], box),
    state: (sample) => [zoneOf(readout, sample) ?? 0],
    draw: (canvas, [zone]) => drawText(canvas, [lineOf(Number(zone))], theme),
  };
}

function numberPiece({ value, unit, widest }: ZoneReadout, { box, theme }: GaugeContext): Piece {
  const { height } = box;
  const place = {
    x: Math.round(box.x + height * 0.12),
    y: Math.round(box.y + height * 0.73),
    size: scaledSize(height * 0.58, theme, height * 0.44),
    unit: 0.36,
    right: Math.round(box.x + box.width - height * 0.06),
  };
  const size = numberLines(widest, unit, place, theme)[0]!.size;
  const linesOf = (text: string) => numberLines(text, unit, { ...place, size }, theme);
  return {
    bounds: linesBounds(linesOf(widest), box),
    state: (sample) => [valueText(sample[value])],
    draw: (canvas, [text]) => drawText(canvas, linesOf(String(text)), theme),
  };
}

function barPiece(readout: ZoneReadout, { box, theme }: GaugeContext): Piece {
  const bar = barIn(box, readout.colors);
  const { area } = bar;
  const reach = zoneBarReach(area.height);
  return {
    bounds: intersectRect(
      box,
      evenRect(area.x - reach, area.y - reach, area.x + area.width + reach, area.y + area.height + reach),
    ),
    state(sample) {
      const zone = zoneOf(readout, sample);
      if (zone === undefined) return [];
      const through = Math.min(1, Math.max(0, sample[readout.zone]! - zone));
      return [zone, Math.round(through * zoneSegment(bar, zone).width)];
    },
    draw(canvas: Canvas2D, [zone, at]) {
      if (zone !== undefined) drawZone(canvas, bar, Number(zone), Number(at), theme);
    },
  };
}
