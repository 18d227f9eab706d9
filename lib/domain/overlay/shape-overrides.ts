import type { PlacedBox, Placement, ShapedBox } from "#lib/domain/overlay/layout";
import { boxInShape, type PictureShape } from "#lib/domain/overlay/picture-shape";

/** What a placement says beside its box, and may say otherwise in a narrower shape. */
type Said = Partial<Pick<Placement, "group" | "hidden">>;
type Narrow = Exclude<PictureShape, "wide">;

/** Puts a box into the part of a placement that speaks for a shape; narrower shapes of its own stay as they are. */
export function withBox<Box extends ShapedBox>(box: Box, shape: PictureShape, next: PlacedBox): Box {
  const shapes = pinned(box, shape);
  if (shape !== "wide") return { ...box, shapes: { ...shapes, [shape]: { ...saidIn(box, shape), ...next } } };
  const { far: _, ...others } = box;
  return { ...others, ...next, ...(shapes && { shapes }) } as Box;
}

/** Has a placement say something in a shape; narrower shapes of its own go on as they were. */
export function withSaid(one: Placement, shape: Narrow, said: Said): Placement {
  const next = { ...overrideOf(one, shape), ...said };
  const { tall } = one.shapes ?? {};
  if (shape === "tall" || typeof tall !== "object") return { ...one, shapes: { ...one.shapes, [shape]: next } };
  const was = boxInShape(one, "tall")!;
  const kept: Said = {
    ...("group" in said && was.group !== undefined && { group: was.group }),
    ...("hidden" in said && { hidden: was.hidden ?? false }),
  };
  return { ...one, shapes: { square: next, tall: { ...kept, ...tall } } };
}

/** Switched on in a shape: in a wide one for all that do not say otherwise. */
export function withShown(one: Placement, shape: PictureShape): Placement {
  if (shape === "wide") {
    const { hidden: _, ...shown } = one;
    return shown;
  }
  return boxInShape(one, shape)?.hidden ? withSaid(one, shape, { hidden: false }) : one;
}

/** In another group, or in none, in all shapes but the narrower ones of its own. */
export function withGroup({ group: was, ...one }: Placement, group: string | undefined): Placement {
  const shapes = Object.fromEntries(
    Object.entries(one.shapes ?? {}).map(([shape, override]) => [
      shape,
      typeof override === "object" && was !== undefined
        ? { ...override, group: saidIn(one, shape as Narrow).group ?? was }
        : override,
    ]),
  );
  return { ...one, ...(group !== undefined && { group }), ...(one.shapes && { shapes }) };
}

/** The box alone, with both insets of what fills the picture. */
export function placedBox({ anchor, x, y, height, width, far }: PlacedBox): PlacedBox {
  return {
    ...{ anchor, x, y, height },
    ...(width !== undefined && { width }),
    ...(width === "full" && { far: far ?? x }),
  };
}

/**
 * The overrides of the shapes narrower than this one, each written out in full: they say only what differs from the box
 * that is about to change.
 */
function pinned(box: ShapedBox, shape: PictureShape): ShapedBox["shapes"] {
  const { square, tall } = box.shapes ?? {};
  const whole = (at: Narrow) => {
    const own = boxInShape(box, at);
    return own ? { ...placedBox(own), ...saidIn(box, at) } : ("hidden" as const);
  };
  if (shape === "tall" || (!square && !tall)) return box.shapes;
  return {
    ...(square && { square: shape === "wide" ? whole("square") : square }),
    ...(tall && { tall: whole("tall") }),
  };
}

/** What overrides say beside the box: in a tall picture those of square ones too. */
function saidIn(box: ShapedBox, shape: Narrow): Said {
  const said = { ...(shape === "tall" && overrideOf(box, "square")), ...overrideOf(box, shape) } as Said;
  const { group, hidden } = said;
  return { ...(group !== undefined && { group }), ...(hidden !== undefined && { hidden }) };
}

function overrideOf({ shapes }: ShapedBox, shape: Narrow) {
  const override = shapes?.[shape];
  return typeof override === "object" ? override : undefined;
}
