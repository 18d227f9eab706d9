import { climbProfilePiece } from "#lib/domain/overlay/climb-profile-piece";
import { beginFaded, type ShownClimb, shownClimb } from "#lib/domain/overlay/climb-state";
import { altitudeIn, type DisplayUnits, distanceIn } from "#lib/domain/overlay/display-units";
import type { Gauge, GaugeContext, Piece } from "#lib/domain/overlay/gauge";
import { withAlpha } from "#lib/domain/overlay/ink";
import { linesBounds, numberLines } from "#lib/domain/overlay/number-lines";
import { rideClimbs } from "#lib/domain/overlay/ride-climbs";
import { drawText, fitSize, scaledSize, type TextLine, textWidth } from "#lib/domain/overlay/text";
import { valueText } from "#lib/domain/overlay/value-text";
import type { Climb } from "#lib/domain/track/climbs";
import type { Sample } from "#lib/domain/track/track";

/**
 * The climb that is being ridden, or the next one: its profile with the gradients of its parts and the rider on it,
 * what is left of it and its average gradient. Gives way to the next by a short fade and hides after the last.
 */
export const climb: Gauge = {
  needs: ["elevation", "distance"],
  aspect: 1.9,
  shows: ({ sampler }) => rideClimbs(sampler).length > 0,
  drawStill() {},
  pieces(context) {
    const climbs = rideClimbs(context.sampler);
    return [
      headerPiece(climbs, context),
      climbProfilePiece(climbs, context),
      ...FIGURES.map((figure, column) => figurePiece(climbs, figure, column, context)),
    ];
  },
};

/** "CLIMB 2/5", and how far it is to the next one or how long and high this one is. */
function headerPiece(climbs: readonly Climb[], context: GaugeContext): Piece {
  const { box, theme, units } = context;
  const side = box.height * 0.05;
  const nameOf = (number: number) => `CLIMB ${number}/${climbs.length}`;
  const room = box.width - 3 * side;
  const wanted = scaledSize(box.height * 0.115, theme, box.height * 0.13);
  const size = fitSize(wanted, room, (em) => {
    const extents = climbs.map((one) => textWidth(extentText(one, units), em, 600));
    return textWidth(nameOf(climbs.length), em, 700) + Math.max(...extents);
  });
  const y = Math.round(box.y + box.height * 0.14);
  const lines = (number: number, ahead: string): TextLine[] => {
    const name = nameOf(number);
    const left = Math.round(box.x + side);
    const right = Math.round(box.x + box.width - side - textWidth(ahead, size, 600));
    return [
      { text: name, x: left, y, size, weight: 700, color: theme.accent },
      { text: ahead, x: right, y, size, weight: 600, color: theme.foreground },
    ];
  };
  const bounds = linesBounds([...lines(climbs.length, ""), ...lines(climbs.length, "888.8 km · +8888 m")], box);
  return {
    bounds,
    state(sample) {
      const shown = shownClimb(climbs, sample.distance);
      if (!shown) return [];
      const ahead = `IN ${lengthText(shown.ahead, units).join(" ")}`;
      return [shown.index, shown.ahead > 0 ? ahead : extentText(climbs[shown.index]!, units), shown.seen];
    },
    draw(canvas, [index, ahead, seen]) {
      if (index === undefined) return;
      beginFaded(canvas, seen, bounds);
      drawText(canvas, lines(Number(index) + 1, String(ahead)), theme);
    },
  };
}

/** "960 m · +31 m": how long a climb is and how high it rises. */
function extentText({ start, end, foot, top }: Climb, units: DisplayUnits): string {
  const rise = valueText(altitudeIn(units.altitude, top - foot));
  return `${lengthText(end - start, units).join(" ")} · +${rise} ${units.altitude}`;
}

/** What is left of it, below the profile. */
type Figure = {
  readonly caption: string;
  readonly widest: string;
  text(climb: Climb, shown: ShownClimb, sample: Sample, units: DisplayUnits): readonly [value: string, unit: string];
};

const FIGURES: readonly Figure[] = [
  {
    caption: "LEFT",
    widest: "88.8",
    text: ({ start, end }, { done }, _, units) => lengthText((end - start) * (1 - done), units),
  },
  {
    caption: "TO THE TOP",
    widest: "8888",
    text({ foot, top }, { ahead, done }, { elevation }, units) {
      const metres = ahead > 0 ? top - foot : done === 1 ? 0 : elevation === undefined ? undefined : top - elevation;
      return [
        valueText(metres === undefined ? undefined : altitudeIn(units.altitude, Math.max(0, metres))),
        units.altitude,
      ];
    },
  },
  {
    caption: "AVERAGE",
    widest: "88.8",
    text: ({ start, end, foot, top }) => [valueText(((top - foot) / (end - start)) * 100, 1), "%"],
  },
];

/** Kilometres or miles with one decimal; the last kilometre in tens of metres. */
function lengthText(metres: number, { distance }: DisplayUnits): readonly [value: string, unit: string] {
  if (distance === "km" && metres < 995) return [valueText(Math.ceil(metres / 10) * 10), "m"];
  return [valueText(distanceIn(distance, metres), 1), distance];
}

function figurePiece(climbs: readonly Climb[], figure: Figure, column: number, context: GaugeContext): Piece {
  const { box, theme, units } = context;
  const x = Math.round(box.x + box.height * 0.05 + (column / FIGURES.length) * box.width);
  const right = Math.round(box.x + ((column + 1) / FIGURES.length) * box.width);
  const y = Math.round(box.y + box.height * 0.865);
  const size = scaledSize(box.height * 0.18, theme, box.height * 0.15);
  const captionSize = fitSize(scaledSize(box.height * 0.085, theme, box.height * 0.075), right - x, (em) =>
    textWidth(figure.caption, em, 600),
  );
  const lines = (value: string, unit: string): TextLine[] => [
    ...numberLines(value, unit, { x, y, size, unit: 0.5, right }, theme),
    {
      ...{ text: figure.caption, x, y: Math.round(box.y + box.height * 0.965), size: captionSize, weight: 600 },
      color: withAlpha(theme.foreground, 0.85),
    },
  ];
  const bounds = linesBounds(lines(figure.widest, "km"), box);
  return {
    bounds,
    state(sample) {
      const shown = shownClimb(climbs, sample.distance);
      return shown ? [...figure.text(climbs[shown.index]!, shown, sample, units), shown.seen] : [];
    },
    draw(canvas, [value, unit, seen]) {
      if (value === undefined) return;
      beginFaded(canvas, seen, bounds);
      drawText(canvas, lines(String(value), String(unit)), theme);
    },
  };
}
