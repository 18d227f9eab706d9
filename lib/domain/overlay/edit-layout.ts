import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { Layout, PlacedBox, Placement } from "#lib/domain/overlay/layout";
import { boxOf, type InsetSteps, type LayoutBox, placementOf } from "#lib/domain/overlay/layout-box";
import { boxInShape, type PictureShape, shapeOf } from "#lib/domain/overlay/picture-shape";
import type { PictureSize } from "#lib/domain/overlay/place";
import { countsFor } from "#lib/domain/overlay/place-groups";
import { placedBox, withBox, withGroup, withSaid } from "#lib/domain/overlay/shape-overrides";

/**
 * Changes of a layout as a person makes them in a picture of some shape. What is changed in a wide picture goes for all
 * shapes that have nothing of their own there; in a narrower one it goes into that shape's overrides.
 */

type PutOptions = { readonly anchor?: PlacedBox["anchor"]; readonly steps?: InsetSteps };

/**
 * A gauge put into a box. `shown` is its placement as the picture shows it. One that is moved leaves its group, which
 * would else pull it back; what stands in for it, or it for, comes along by as much.
 */
export function putGauge(
  layout: Layout,
  shown: Placement,
  box: LayoutBox,
  picture: PictureSize,
  options: PutOptions = {},
): Layout {
  const { aspect } = GAUGES[shown.gauge];
  const shape = shapeOf(picture);
  const kept = placementOf(box, shown, aspect, picture, { anchor: shown.anchor });
  if (near(kept.x, shown.x) && near(kept.y, shown.y)) {
    const { height, width } = kept;
    const isSame = near(height, shown.height) && (width === shown.width || near(Number(width), Number(shown.width)));
    if (isSame && (kept.far === undefined || near(kept.far, shown.far ?? shown.x))) return layout;
    return changed(layout, shown.id, (one) => {
      const own = placedBox(boxInShape(one, shape) ?? one);
      return withBox(one, shape, {
        ...own,
        height,
        ...(width !== undefined && { width }),
        ...(width === "full" && { far: kept.far }),
      });
    });
  }
  const next = placementOf(box, shown, aspect, picture, options);
  const [from, to] = [boxOf(shown, aspect, picture), boxOf(next, aspect, picture)];
  const partners = new Set(standInsOf(layout, shown));
  const gauges = layout.gauges.map((one): Placement => {
    if (one.id === shown.id) return withBox(leftGroup(one, shown, layout, shape), shape, next);
    const own = partners.has(one.id) ? boxInShape(one, shape) : undefined;
    if (!own) return one;
    const isInPlace = own.group !== undefined && own.group === shown.group;
    const start = isInPlace ? { ...own, anchor: shown.anchor, x: shown.x, y: shown.y } : own;
    const { left, top, width, height } = boxOf(start, GAUGES[one.gauge].aspect, picture);
    const moved = { left: left + to.left - from.left, top: top + to.top - from.top, width, height };
    const anchored = placementOf(moved, start, GAUGES[one.gauge].aspect, picture, { anchor: next.anchor });
    return withBox(isInPlace ? leftGroup(one, shown, layout, shape) : one, shape, anchored);
  });
  return { ...layout, gauges };
}

/** A free panel put into a box. */
export function putPanel(layout: Layout, index: number, box: LayoutBox, picture: PictureSize, options?: PutOptions) {
  const shape = shapeOf(picture);
  const panels = layout.panels?.map((panel, at) => {
    if (at !== index || "around" in panel) return panel;
    const next = placementOf(box, boxInShape(panel, shape) ?? panel, 1, picture, options);
    return withBox(panel, shape, { ...next, width: next.width ?? panel.width });
  });
  return { ...layout, ...(panels && { panels }) } satisfies Layout;
}

/** All of a group moved together, right and down by hundredths of the shorter side; it stays a group. */
export function moveGroup(layout: Layout, group: string, by: { x: number; y: number }, picture: PictureSize): Layout {
  const shape = shapeOf(picture);
  const gauges = layout.gauges.map((one): Placement => {
    const own = boxInShape(one, shape);
    if (own?.group !== group) return one;
    const x = own.x + (own.anchor.endsWith("right") ? -by.x : by.x);
    const y = own.y + (own.anchor.startsWith("bottom") ? -by.y : by.y);
    return withBox(one, shape, { ...placedBox(own), x: hundredths(x), y: hundredths(y) });
  });
  return { ...layout, gauges };
}

/** A gauge switched off, keeping its place: in a wide picture for all shapes, in a narrower one for that shape. */
export function hideGauge(layout: Layout, shown: Placement, picture: PictureSize): Layout {
  const shape = shapeOf(picture);
  return changed(layout, shown.id, (one) =>
    shape === "wide" ? { ...one, hidden: true } : withSaid(one, shape, { hidden: true }),
  );
}

/** A layout without one of its panels; their gauges stay. */
export function removePanel(layout: Layout, index: number): Layout {
  return { ...layout, panels: layout.panels?.filter((_, at) => at !== index) };
}

/** Those that share its slot: of them one is shown, by what the ride has. */
function standInsOf({ gauges }: Layout, { id, insteadOf }: Placement): string[] {
  const slot = insteadOf ?? id;
  return gauges.flatMap((one) => (one.id !== id && (one.id === slot || one.insteadOf === slot) ? one.id : []));
}

function changed(layout: Layout, id: string, change: (placement: Placement) => Placement): Layout {
  return { ...layout, gauges: layout.gauges.map((one) => (one.id === id ? change(one) : one)) };
}

/**
 * Out of its group in pictures of a shape, where it is by itself then; in a part of its own where something is shown only
 * for want of that group, which it still counts for.
 */
function leftGroup(one: Placement, { id }: Placement, { gauges }: Layout, shape: PictureShape): Placement {
  const group = boxInShape(one, shape)?.group;
  if (group === undefined || group.endsWith(`/${id}`)) return one;
  const awaited = gauges.find(({ unless }) => unless !== undefined && countsFor(group, unless))?.unless;
  const part = `${awaited ?? group}/${id}`.slice(0, 64);
  if (shape !== "wide") return withSaid(one, shape, { group: part });
  return withGroup(one, awaited === undefined ? undefined : part);
}

/** Closer than what a layout is rounded to. */
const near = (a: number, b: number) => Math.abs(a - b) < 0.011;
const hundredths = (value: number) => Math.round(value * 100) / 100;
