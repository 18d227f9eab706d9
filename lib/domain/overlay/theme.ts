import { z } from "zod";

/** Colours are CSS colours, `#rrggbb`. */
export const themeSchema = z.object({
  /** Labels, units, the needle, the dot on the map. */
  accent: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  /** Numbers and lines. */
  foreground: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  /** Opacity of glass panels, 0 for none. */
  panel: z.number().min(0).max(1),
  /** Dark panels and shadows for pale ink, or pale panels and a pale glow for dark ink. */
  mode: z.enum(["dark", "light"]).default("dark"),
  /** Text size over the layout's own; text that would leave its gauge's box stays as large as the box allows. */
  fontScale: z.number().min(0.7).max(1.4).default(1),
  /** Of everything drawn, taken together: parts that lie over one another do not show through. */
  opacity: z.number().min(0.2).max(1).default(1),
  /** Strength of the soft shadow and hairline under everything: 0 for none, 1 as designed, 2 for bright skies. */
  shadow: z.number().min(0).max(2).default(1),
});
export type Theme = z.infer<typeof themeSchema>;

export const BROADCAST: Theme = {
  accent: "#ffc53d",
  foreground: "#ffffff",
  panel: 0,
  mode: "dark",
  fontScale: 1,
  opacity: 1,
  shadow: 1,
};
