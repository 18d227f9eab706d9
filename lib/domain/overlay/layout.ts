import { z } from "zod";
import { themeSchema } from "#lib/domain/overlay/theme";
import { storableText } from "#lib/domain/storable-text";

export const GAUGE_NAMES = [
  "speed-dial",
  "speed",
  "heart-rate",
  "cadence",
  "power",
  "gradient",
  "altitude",
  "elevation-profile",
  "route-map",
  "distance",
  "clock",
  "average-speed",
  "max-speed",
  "speed-bar",
  "heart-rate-zone",
  "heart-rate-trend",
  "power-zone",
  "power-3s",
  "power-normalised",
  "power-to-weight",
  "power-balance",
  "vam",
  "ascent",
  "distance-left",
  "elapsed-time",
  "moving-time",
  "date",
  "temperature",
  "lap",
  "split",
  "gear",
  "calories",
  "gradient-wedge",
  "climb",
  "route-map-north",
  "route-map-heading",
  "compass",
  "title",
  "rider-name",
  "logo",
  "readback",
] as const;
export type GaugeName = (typeof GAUGE_NAMES)[number];

const ANCHORS = [
  "top-left",
  "top",
  "top-right",
  "left",
  "centre",
  "right",
  "bottom-left",
  "bottom",
  "bottom-right",
] as const;

/**
 * Where a gauge sits, in hundredths of the picture's SHORTER side, so that one layout fits every output shape.
 * `x` and `y` are the inset from the anchor's edges (towards the middle); on a centred axis they move right and down.
 * `height` is the gauge's height; its width follows from the gauge's aspect, or fills `width` when given
 * (`width: "full"` spans the picture from the inset `x` to the inset `far` on the other side, which is `x` when left out).
 */
export const placedBoxSchema = z.object({
  anchor: z.enum(ANCHORS),
  x: z.number().min(-200).max(200),
  y: z.number().min(-200).max(200),
  height: z.number().positive().max(200),
  width: z.union([z.number().positive().max(400), z.literal("full")]).optional(),
  far: z.number().min(-200).max(200).optional(),
});
/** What differs in a narrower picture; "hidden" leaves the gauge or panel out there. */
const overrideSchema = z.union([placedBoxSchema.partial(), z.literal("hidden")]);
/**
 * A box is made for wide pictures. `square` says what differs in square ones (1:1, 4:5) and in anything narrower, `tall`
 * what differs then in tall ones (9:16), see `shapeOf`.
 */
const shapedBoxSchema = placedBoxSchema.extend({
  shapes: z.object({ square: overrideSchema.optional(), tall: overrideSchema.optional() }).optional(),
});
/** What belongs to a gauge's place and, like it, may be otherwise in a narrower picture. */
const placeSchema = placedBoxSchema.extend({
  /**
   * Gauges of one group close up when one of them hides. In a row (one anchor, one `y`) or a column (one `x`) the gaps
   * between them are kept, and what is centred stays centred; in a grid the later ones take the earlier places, so that
   * its members should have the same size.
   */
  group: storableText.min(1).max(64).optional(),
  /** Switched off by the person; keeps its place for when it is wanted again. */
  hidden: z.boolean().optional(),
});
const overridePlaceSchema = z.union([placeSchema.partial(), z.literal("hidden")]);
const placementSchema = placeSchema.extend({
  shapes: z.object({ square: overridePlaceSchema.optional(), tall: overridePlaceSchema.optional() }).optional(),
  id: storableText.min(1).max(64),
  gauge: z.enum(GAUGE_NAMES),
  /** Shown only where the gauge of that id is not: a plain number for one with zones. In a group it takes its place. */
  insteadOf: storableText.min(1).max(64).optional(),
  /** Shown only where the ride has nothing to show in that group or a part of it ("body/power"): fills a middle that would be empty. */
  unless: storableText.min(1).max(64).optional(),
});
/** Dark glass that is always there, or as large as what is shown of a group, and gone with it. */
const panelSchema = z.union([
  shapedBoxSchema.required({ width: true }),
  z.object({ around: storableText.min(1).max(64), pad: z.number().min(0).max(20) }),
]);
/** A box in a layout, with no gauge in it yet. */
export type PlacedBox = z.infer<typeof placedBoxSchema>;
export type ShapedBox = z.infer<typeof shapedBoxSchema>;
export type Placement = z.infer<typeof placementSchema>;

/** A layout document: saved in a project, copied into a render. */
export const layoutSchema = z.object({
  name: storableText.trim().min(1).max(64),
  theme: themeSchema,
  /** Under the gauges, of the theme's `panel` opacity. */
  panels: z.array(panelSchema).max(8).optional(),
  gauges: z.array(placementSchema).max(64),
});
export type Layout = z.infer<typeof layoutSchema>;
