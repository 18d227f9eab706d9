import { extname, resolve } from "node:path";
import { VIDEO_ENCODERS, type VideoEncoder } from "#lib/domain/render/encoders";
import { DEFAULT_OUTPUT, type Output, outputSchema, QUALITIES, SHAPES } from "#lib/domain/render/output";
import { usageFault } from "../cli.ts";

export const OUTPUT_USAGE = `  --shape ${SHAPES.join("|")}
  --fit crop|blur            cut to that shape, or whole over its own blurred fill (default crop)
  --crop-x 0..1 --crop-y 0..1  which part a crop keeps (default 0.5, the middle)
  --renditions LIST          sizes by their shorter side: source,1080,720,480 (default source; never
                             larger than the source). The largest becomes --output, the others lie
                             beside it as FILE-720p.mp4
  --overlay prores|vp9       the gauges alone on transparency: ProRes 4444 in .mov, VP9 in .webm
  --quality ${QUALITIES.join("|")}   (default ${DEFAULT_OUTPUT.quality})
  --preset NAME --crf 0..51  x264's own settings instead
  --encoder auto|NAME        ${VIDEO_ENCODERS.join(", ")} (default libx264)`;

export const OUTPUT_OPTIONS = {
  output: { type: "string" },
  shape: { type: "string" },
  fit: { type: "string" },
  "crop-x": { type: "string" },
  "crop-y": { type: "string" },
  renditions: { type: "string" },
  overlay: { type: "string" },
  quality: { type: "string" },
  preset: { type: "string" },
  crf: { type: "string" },
  encoder: { type: "string", default: "libx264" },
} as const;

type Values = { readonly [Name in keyof typeof OUTPUT_OPTIONS]?: string | undefined };

/** What is to be made. Throws `invalid_request` that names the option at fault. */
export function parseOutputOptions(values: Values): Output {
  const wishes = {
    shape: values.shape,
    fit: values.fit,
    position: { x: parseShare("--crop-x", values["crop-x"]), y: parseShare("--crop-y", values["crop-y"]) },
    renditions: values.renditions === undefined ? undefined : parseRenditions(values.renditions),
    kind: values.overlay === undefined ? undefined : "overlay",
    alpha: values.overlay,
    quality: values.quality,
    preset: values.preset,
    crf: values.crf === undefined ? undefined : parseCrf(values.crf),
  };
  const result = outputSchema.safeParse(wishes);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const option = OPTION_OF[String(issue?.path[0])] ?? "an output option";
  throw usageFault(`${option}: ${issue?.message ?? "is not as expected."}`);
}

const OPTION_OF: Readonly<Record<string, string>> = {
  ...{ shape: "--shape", fit: "--fit", position: "--crop-x and --crop-y", renditions: "--renditions" },
  ...{ alpha: "--overlay", quality: "--quality", preset: "--preset", crf: "--crf" },
};

/** The file to write, whose ending must be its format's. Throws `invalid_request`. */
export function parseOutputPath(text: string, { kind, alpha }: Output): string {
  const ending = kind === "film" ? ".mp4" : alpha === "prores" ? ".mov" : ".webm";
  if (extname(text).toLowerCase() === ending) return resolve(text);
  const format = kind === "film" ? "an MP4 file" : alpha === "prores" ? "a MOV file" : "a WebM file";
  throw usageFault(`--output is the name of ${format}, like ride${ending}, not "${text}".`);
}

/** Throws `invalid_request`. */
export function parseEncoder(text: string): VideoEncoder | "auto" {
  const known = ["auto", ...VIDEO_ENCODERS] as const;
  const encoder = known.find((name) => name === text);
  if (encoder) return encoder;
  throw usageFault(`--encoder is one of ${known.join(", ")}, not "${text}".`);
}

/** `1080,720`: with or without the p. */
function parseRenditions(text: string): string[] {
  return text.split(",").map((name) => name.trim().replace(/^(\d+)p?$/, "$1p"));
}

function parseShare(name: string, text = "0.5"): number {
  const value = Number(text.trim() || Number.NaN);
  if (value >= 0 && value <= 1) return value;
  throw usageFault(`${name} is a number from 0 to 1, not "${text}".`);
}

function parseCrf(text: string): number {
  const crf = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (crf >= 0 && crf <= 51) return crf;
  throw usageFault(`--crf is a whole number from 0 to 51, not "${text}".`);
}
