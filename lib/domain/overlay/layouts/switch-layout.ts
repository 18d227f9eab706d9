import type { Layout } from "#lib/domain/overlay/layout";
import { findLayout, LAYOUTS, type LayoutName } from "#lib/domain/overlay/layouts/layouts";
import type { Theme } from "#lib/domain/overlay/theme";

/**
 * The layout of that name with what a person has changed in the theme of the one before: an accent, a text size. What
 * was as the former layout came is as the new one comes. Throws as `findLayout` does.
 */
export function switchLayout(from: Layout, name: string): Layout {
  const layout = findLayout(name);
  return { ...layout, theme: { ...layout.theme, ...ownChanges(from) } };
}

/** Nothing for a layout that is none of ours: no one knows what in it was changed. */
function ownChanges({ name, theme }: Layout): Partial<Theme> {
  if (!Object.hasOwn(LAYOUTS, name)) return {};
  const designed: Theme = LAYOUTS[name as LayoutName].theme;
  const changed = (Object.keys(designed) as (keyof Theme)[]).filter((key) => theme[key] !== designed[key]);
  return Object.fromEntries(changed.map((key) => [key, theme[key]]));
}
