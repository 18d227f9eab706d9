import { cropOf, type MovingLayout, movingInput, setColors, stackChain } from "#lib/domain/render/ffmpeg-args";
import { WITHOUT_METADATA } from "#lib/domain/render/film-outputs";
import { FFMPEG, rawInput, TELL_PROGRESS } from "#lib/domain/render/input-args";
import type { Output, Preset } from "#lib/domain/render/output";
import type { RenderPlan } from "#lib/domain/render/render-plan";

export type OverlayCommandSource = {
  readonly plan: RenderPlan;
  /** `file:` address of one frame of raw yuva420p of the whole picture: what never moves, over nothing. */
  readonly stillUrl: string;
  /** What moves, one raw yuva420p frame per output frame on standard input. */
  readonly moving: MovingLayout;
  /** `file:` address of the file to write. */
  readonly url: string;
};

/** The file formats of overlays. */
export const ALPHA_FORMATS = { prores: "mov", vp9: "webm" } as const satisfies Record<Output["alpha"], string>;

/**
 * The gauges alone as a film with straight alpha, without reading the video at all. Its parts are moving tiles and
 * pieces of the still picture side by side: a tile shows what is still beneath it too, so nothing is blended.
 */
export function overlayCommand({ plan, stillUrl, moving, url }: OverlayCommandSource): string[] {
  return [
    ...[...FFMPEG, ...TELL_PROGRESS],
    ...rawInput(plan, plan.frameRate, stillUrl, "file"),
    ...movingInput(moving, plan.frameRate),
    ...["-filter_complex_threads", "1", "-filter_complex", overlayGraph(plan, moving)],
    ...["-map", "[overlay]", ...ENCODERS[plan.output.alpha](plan)],
    ...["-fps_mode", "passthrough", "-an", ...WITHOUT_METADATA],
    ...(plan.output.alpha === "prores" ? ["-movflags", "+faststart"] : []),
    ...["-f", ALPHA_FORMATS[plan.output.alpha], url],
  ];
}

function overlayGraph(plan: RenderPlan, { parts, tiles }: MovingLayout): string {
  const labels = parts.map((_, i) => `part${i}`);
  const stills = parts.flatMap(({ tile }, i) => (tile === undefined ? [`[still${i}]`] : []));
  return [
    // The one still frame is repeated for as long as the tiles come.
    ...(stills.length > 0 ? [`[0:v]split=${stills.length}${stills.join("")}`] : ["[0:v]nullsink"]),
    `[1:v]split=${tiles.length}${tiles.map((_, i) => `[gauges${i}]`).join("")}`,
    ...parts.map(({ rect, tile }, i) => {
      const from = tile === undefined ? rect : tiles[tile]!.from;
      return `[${tile === undefined ? `still${i}` : `gauges${tile}`}]${cropOf(rect, from)}[${labels[i]}Done]`;
    }),
    stackChain(labels, parts, ""),
    `[stacked]${[setColors(plan), ...FILTERS[plan.output.alpha]].join(",")}[overlay]`,
  ].join(";");
}

/** Two steps: from 4:2:0 straight to 10 bits ffmpeg makes full opacity 1020 of 1023. */
const FILTERS = { prores: ["format=yuva444p", "format=yuva444p10le"], vp9: [] } as const;

const ENCODERS = {
  // With a given scale there is no search for one: 14 ms of CPU a 720p frame instead of 95, and 64 dB with 4.
  prores: ({ output }: RenderPlan) => [
    ...["-c:v", "prores_ks", "-profile:v", "4444", "-pix_fmt", "yuva444p10le"],
    ...["-qscale:v", String(PRORES_SCALES[output.quality])],
    // The vendor by which editing programs know ProRes that they need not convert.
    ...["-alpha_bits", "16", "-vendor", "apl0"],
  ],
  vp9: ({ encoding: { preset, crf } }: RenderPlan) => [
    ...["-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p", "-b:v", "0", "-crf", String(Math.min(63, crf))],
    ...["-deadline", "good", "-cpu-used", String(VP9_SPEEDS[preset]), "-row-mt", "1"],
    // Frames made of later ones are not allowed where the alpha is a stream of its own.
    ...["-auto-alt-ref", "0", "-metadata:s:v:0", "alpha_mode=1"],
  ],
} as const satisfies Record<Output["alpha"], (plan: RenderPlan) => string[]>;

const PRORES_SCALES: Readonly<Record<Output["quality"], number>> = { draft: 8, standard: 4, high: 2 };

const VP9_SPEEDS: Readonly<Record<Preset, number>> = {
  ...{ ultrafast: 8, superfast: 7, veryfast: 5, faster: 4 },
  ...{ fast: 3, medium: 2, slow: 1 },
};
