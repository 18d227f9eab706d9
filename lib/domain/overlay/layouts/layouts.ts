import { AppError } from "#lib/domain/errors";
import type { Layout } from "#lib/domain/overlay/layout";
import { CLIMB } from "#lib/domain/overlay/layouts/climb";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { DATA_RICH } from "#lib/domain/overlay/layouts/data-rich";
import { MINIMAL } from "#lib/domain/overlay/layouts/minimal";
import { RACE_TV } from "#lib/domain/overlay/layouts/race-tv";
import { READBACK } from "#lib/domain/overlay/layouts/readback";
import { STORY } from "#lib/domain/overlay/layouts/story";
import { STRIP } from "#lib/domain/overlay/layouts/strip";
import { VERTICAL } from "#lib/domain/overlay/layouts/vertical";

/** The layouts we ship, by name. `readback` is for tests. */
export const LAYOUTS = {
  cockpit: COCKPIT,
  strip: STRIP,
  minimal: MINIMAL,
  "race-tv": RACE_TV,
  climb: CLIMB,
  "data-rich": DATA_RICH,
  vertical: VERTICAL,
  story: STORY,
  readback: READBACK,
} satisfies Record<string, Layout>;
export type LayoutName = keyof typeof LAYOUTS;

/** Those to offer to people, the default first. */
export const OFFERED_LAYOUTS = [
  "cockpit",
  "strip",
  "minimal",
  "race-tv",
  "climb",
  "data-rich",
  "vertical",
  "story",
] as const satisfies readonly LayoutName[];
export type OfferedLayout = (typeof OFFERED_LAYOUTS)[number];

/** What people read when they choose. */
export const LAYOUT_TEXTS: Readonly<Record<OfferedLayout, { readonly label: string; readonly about: string }>> = {
  cockpit: {
    label: "Cockpit",
    about: "A speed dial with power, heart rate and cadence over the profile; the map above.",
  },
  strip: { label: "Strip", about: "One dark band with the profile as its skyline. The picture above stays free." },
  minimal: { label: "Minimal", about: "Speed, power and heart rate in small; nothing else." },
  "race-tv": { label: "Race TV", about: "Your name, what you do and how far it is, as on a race's broadcast." },
  climb: { label: "Climb", about: "The next climb with its profile, what is left of it and how steep it is." },
  "data-rich": { label: "Data-rich", about: "Zones, balance, splits, nine facts, a map that turns, and the profile." },
  vertical: { label: "Vertical", about: "Big, for phones held upright, clear of the apps' buttons." },
  story: { label: "Story", about: "The title, your speed and three facts, very big." },
};

/** What a layout is called in front of people: its own name where it is none of ours. */
export const layoutLabel = (name: string): string =>
  Object.hasOwn(LAYOUT_TEXTS, name) ? LAYOUT_TEXTS[name as OfferedLayout].label : name;

/** The layout of that name; an `invalid_request` that lists the names when there is none. */
export function findLayout(name: string): Layout {
  const layout = Object.hasOwn(LAYOUTS, name) ? LAYOUTS[name as LayoutName] : undefined;
  if (layout) return layout;
  throw new AppError("invalid_request", `unknown layout ${JSON.stringify(name)}`, {
    userMessage: `There is no layout called "${name}". Choose one of: ${OFFERED_LAYOUTS.join(", ")}.`,
  });
}
