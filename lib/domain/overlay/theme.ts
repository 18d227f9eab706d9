import { z } from "zod";

/** Colours are CSS colours, `#rrggbb`. */
export const themeSchema = z.object({
  /** Labels, units, the needle, the dot on the map. */
  accent: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  /** Numbers and lines. */
  foreground: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  /** Opacity of dark glass panels, 0 for none. */
  panel: z.number().min(0).max(1),
});
export type Theme = z.infer<typeof themeSchema>;

export const BROADCAST: Theme = { accent: "#ffc53d", foreground: "#ffffff", panel: 0 };
