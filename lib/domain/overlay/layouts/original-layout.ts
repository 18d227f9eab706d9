import type { Layout } from "#lib/domain/overlay/layout";
import { LAYOUT_TEXTS, LAYOUTS, type LayoutName, layoutLabel } from "#lib/domain/overlay/layouts/layouts";

/** Whether two layouts place the same gauges and panels the same way; their names and themes may differ. */
export function sameArrangement(a: Layout, b: Layout): boolean {
  return same(a.gauges, b.gauges) && same(a.panels ?? [], b.panels ?? []);
}

/** What a layout was before it was edited: the one of ours, or of `own`, that has its name. */
export function originalOf(layout: Layout, own: readonly Layout[] = []): Layout | undefined {
  if (Object.hasOwn(LAYOUTS, layout.name)) return LAYOUTS[layout.name as LayoutName];
  return own.find(({ name }) => name === layout.name);
}

/** What a layout is called in front of people, also when gauges in it were changed. */
export function layoutTitle(layout: Layout): string {
  const label = layoutLabel(layout.name);
  const isOurs = Object.hasOwn(LAYOUT_TEXTS, layout.name);
  return isOurs && !sameArrangement(layout, LAYOUTS[layout.name as LayoutName]) ? `${label} (edited)` : label;
}

/** The gauges and panels as they were; colours, text size and strengths stay. */
export function withArrangement(layout: Layout, { gauges, panels }: Layout): Layout {
  const { panels: _, ...others } = layout;
  return { ...others, ...(panels && { panels }), gauges };
}

/** Equality of JSON values, whatever the order of their keys; a key that is undefined is as good as none. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
}
