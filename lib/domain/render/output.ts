import { z } from "zod";

export const SHAPES = ["source", "16:9", "9:16", "1:1", "4:5"] as const;
export type Shape = (typeof SHAPES)[number];

/** Sizes of films, largest first. A number counts the pixels of the shorter side, so that 9:16 has a 1080p too. */
export const FILM_SIZES = ["source", "1080p", "720p", "480p"] as const;
export type FilmSize = (typeof FILM_SIZES)[number];

/** The pixels of a size's shorter side; the source's own has no bound. */
export const SHORTER_SIDES: Readonly<Record<FilmSize, number>> = {
  source: Number.POSITIVE_INFINITY,
  "1080p": 1080,
  "720p": 720,
  "480p": 480,
};

/** x264's own names of effort; other encoders have theirs mapped to them. */
export const PRESETS = ["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow"] as const;
export type Preset = (typeof PRESETS)[number];

export const QUALITIES = ["draft", "standard", "high"] as const;

const oneOf = <const Values extends readonly [string, ...string[]]>(what: string, values: Values) =>
  z.enum(values, `${what} is one of ${values.join(", ")}.`);
const share = z.number("A position is a number from 0 to 1.").min(0, "A position is 0 at least.").max(1, {
  error: "A position is 1 at most.",
});
const RATE_FACTOR = "The CRF is a whole number from 0 to 51.";

/**
 * What is made of a clip. Everything may be left out, also in what was stored before there was a choice: then it is one
 * film of the source's shape and size.
 */
export const outputSchema = z.object({
  /** `film`: the gauges in the picture. `overlay`: the gauges alone, on transparency, for an editing program. */
  kind: oneOf("The kind", ["film", "overlay"]).default("film"),
  shape: oneOf("The shape", SHAPES).default("source"),
  /** How a picture gets into another shape: cut to fill it, or whole over its own blurred fill. */
  fit: oneOf("The fit", ["crop", "blur"]).default("crop"),
  /** Which part a crop keeps: 0 the left or the top, 1 the right or the bottom. */
  position: z.object({ x: share, y: share }).default({ x: 0.5, y: 0.5 }),
  /** The sizes of film to make; never larger than the source. An overlay is made in the largest. */
  renditions: z
    .array(oneOf("A size", FILM_SIZES))
    .min(1, "Choose at least one size.")
    .max(FILM_SIZES.length, "Name each size once.")
    .default(["source"]),
  /** The format of an overlay: ProRes 4444 in MOV, VP9 in WebM. */
  alpha: oneOf("The overlay's format", ["prores", "vp9"]).default("prores"),
  quality: oneOf("The quality", QUALITIES).default("standard"),
  /** The encoder's own settings, where given in place of what the quality stands for. */
  preset: oneOf("The preset", PRESETS).optional(),
  crf: z.number(RATE_FACTOR).int(RATE_FACTOR).min(0, RATE_FACTOR).max(51, RATE_FACTOR).optional(),
});
export type Output = z.infer<typeof outputSchema>;
/** As people give it: what is left out has its default. */
export type OutputWishes = z.input<typeof outputSchema>;

export const DEFAULT_OUTPUT: Output = outputSchema.parse({});

/** How much effort and how many bits, on x264's scales. */
export type Encoding = { readonly preset: Preset; readonly crf: number };

const ENCODINGS: Readonly<Record<Output["quality"], Encoding>> = {
  draft: { preset: "superfast", crf: 29 },
  standard: { preset: "veryfast", crf: 23 },
  high: { preset: "fast", crf: 18 },
};

/** What a quality stands for, unless the encoder's settings are given themselves. */
export function encodingOf({ quality, preset, crf }: Output): Encoding {
  return { preset: preset ?? ENCODINGS[quality].preset, crf: crf ?? ENCODINGS[quality].crf };
}
