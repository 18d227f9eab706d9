import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { drawIcon, type Icon } from "#lib/domain/overlay/icons";
import { shadowBlurOf, shadowOf, shadowReach } from "#lib/domain/overlay/ink";
import { fitNumber, numberLines } from "#lib/domain/overlay/number-lines";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { CAP_HEIGHT, drawText, scaledSize, textWidth } from "#lib/domain/overlay/text";
import { valueText } from "#lib/domain/overlay/value-text";
import { drawZone, drawZones, type ZoneBar, zoneBarReach, zoneSegment } from "#lib/domain/overlay/zone-bar";
import { ON_ZONE } from "#lib/domain/overlay/zone-colors";
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

/** The zone's name, dark on its colour: legible whatever the colour and the picture. */
function namePiece(readout: ZoneReadout, { box, theme }: GaugeContext): Piece {
  const { height } = box;
  const size = scaledSize(height * 0.2, theme, height * 0.15);
  const [padding, thickness] = [Math.round(size * 0.28), Math.round(size * 1.02)];
  const x = Math.round(box.x + height * 0.42);
  const y = Math.round(box.y + height * 0.165 - thickness / 2);
  const width = textWidth("Z8", size, 700) + 2 * padding;
  const reach = shadowReach(thickness);
  return {
    bounds: intersectRect(box, evenRect(x - reach, y - reach, x + width + reach, y + thickness + reach)),
    state: (sample) => [zoneOf(readout, sample) ?? 0],
    draw(canvas, [zone]) {
      const color = readout.colors[Number(zone) - 1];
      if (!color) return;
      canvas.beginPath();
      canvas.roundRect(x, y, width, thickness, thickness * 0.22);
      canvas.shadowColor = shadowOf(theme);
      canvas.shadowBlur = shadowBlurOf(thickness);
      canvas.fillStyle = color;
      canvas.fill();
      canvas.shadowColor = "transparent";
      const baseline = y + Math.round((thickness + size * CAP_HEIGHT) / 2);
      const line = { text: `Z${zone}`, x: x + padding, y: baseline, size, weight: 700, color: ON_ZONE } as const;
      drawText(canvas, [line], { ...theme, shadow: 0 });
    },
  };
}

function numberPiece({ value, unit, widest }: ZoneReadout, { box, theme }: GaugeContext): Piece {
  const { height } = box;
  const asked = {
    x: Math.round(box.x + height * 0.12),
    y: Math.round(box.y + height * 0.735),
    size: scaledSize(height * 0.57, theme, height * 0.44),
    unit: 0.36,
    right: box.x + box.width,
  };
  const { place, bounds } = fitNumber(widest, unit, asked, box, theme);
  return {
    bounds,
    state: (sample) => [valueText(sample[value])],
    draw: (canvas, [text]) => drawText(canvas, numberLines(String(text), unit, place, theme), theme),
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
