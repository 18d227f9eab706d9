import { AppError } from "#lib/domain/errors";
import type { Layout } from "#lib/domain/overlay/layout";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { READBACK } from "#lib/domain/overlay/layouts/readback";
import { STRIP } from "#lib/domain/overlay/layouts/strip";
import { VERTICAL } from "#lib/domain/overlay/layouts/vertical";

/** The layouts we ship, by name. `readback` is for tests. */
export const LAYOUTS = { cockpit: COCKPIT, strip: STRIP, vertical: VERTICAL, readback: READBACK } satisfies Record<
  string,
  Layout
>;
export type LayoutName = keyof typeof LAYOUTS;

/** Those to offer to people, the default first. */
export const OFFERED_LAYOUTS = ["cockpit", "strip", "vertical"] as const satisfies readonly LayoutName[];

/** The layout of that name; an `invalid_request` that lists the names when there is none. */
export function findLayout(name: string): Layout {
  const layout = Object.hasOwn(LAYOUTS, name) ? LAYOUTS[name as LayoutName] : undefined;
  if (layout) return layout;
  throw new AppError("invalid_request", `unknown layout ${JSON.stringify(name)}`, {
    userMessage: `There is no layout called "${name}". Choose one of: ${OFFERED_LAYOUTS.join(", ")}.`,
  });
}
