import { BROADCAST, type Theme } from "#lib/domain/overlay/theme";

/** The looks we ship, by name; layouts use them and people may start from any of them. */
export const THEMES = {
  /** White numbers, yellow units, no boxes: reads on any picture. */
  broadcast: BROADCAST,
  /** Hardly there: no colour, a lighter shadow. */
  minimal: { ...BROADCAST, accent: "#d3dce6", shadow: 0.8 },
  /** For rides in the dark: cyan on dark glass. */
  neon: { ...BROADCAST, accent: "#2cf3e0", foreground: "#f2fdff", panel: 0.4 },
  /** The band of a race broadcast: strong dark glass, warm yellow. */
  race: { ...BROADCAST, accent: "#ffdd1f", panel: 0.62, shadow: 0.7 },
  /** For mountains: amber on dark glass, as the colours of steep roads are. */
  climb: { ...BROADCAST, accent: "#ffb347", panel: 0.5 },
  /** Much data: cool blue on dark glass, set a little smaller. */
  lab: { ...BROADCAST, accent: "#7fd0ff", panel: 0.5, fontScale: 0.95, shadow: 0.8 },
  /** For phones held upright: bigger, warmer, stronger against the sky. */
  story: { ...BROADCAST, accent: "#ff9a4a", fontScale: 1.12, shadow: 1.3 },
  /** Dark ink on a pale glow, for snow and bright skies. */
  light: { ...BROADCAST, accent: "#0a50b8", foreground: "#10161d", panel: 0.6, mode: "light" },
} as const satisfies Record<string, Theme>;
