import { fileOptions, outputChains } from "#lib/domain/render/film-outputs";
import { perSecond } from "#lib/domain/render/frame-rate";
import { planFilms, planFraming } from "#lib/domain/render/framing";
import { FFMPEG, seekOptions, TELL_PROGRESS } from "#lib/domain/render/input-args";
import { outputSchema } from "#lib/domain/render/output";
import { pictureChains } from "#lib/domain/render/picture-chains";
import { planDuration, planPicture, type RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { seconds } from "#lib/domain/units";

/** Larger than what the studio shows, small enough to be sought in without waiting. */
const OUTPUT = outputSchema.parse({ renditions: ["720p"], preset: "superfast", crf: 26 });

/**
 * The preview of a video as a render of all of it without gauges: frame n is what a render shows as frame n of the whole
 * video, at video time n / rate. So the studio's time is exact on it, also where the file's own rate varies.
 * Throws AppError `invalid_request` for a picture too small for H.264.
 */
export function planPreview(facts: VideoFacts): RenderPlan {
  const films = planFilms(facts, OUTPUT);
  const { width, height } = films[0]!;
  return {
    facts,
    in: seconds(0),
    frames: Math.max(1, Math.round(facts.duration * perSecond(facts.frameRate))),
    frameRate: facts.frameRate,
    ...{ width, height, films },
    framing: planFraming(facts, OUTPUT, { width, height }),
    picture: planPicture(facts),
    audio: facts.audio && { stream: facts.audio.stream, mode: "encode" },
    output: OUTPUT,
    encoding: { preset: OUTPUT.preset ?? "superfast", crf: OUTPUT.crf ?? 26 },
    warnings: [],
  };
}

/** CPU seconds that reading, tone mapping and encoding one second of the largest films may take, with room to spare. */
const WORST_CPU_PER_SECOND = 60;

/**
 * Makes the preview: a key frame at least every second and no frame that refers to a later one, so that a seek decodes
 * little and presentation times need no edit list. `url`: where it is written.
 */
export function previewCommand(plan: RenderPlan, input: readonly string[], url: string): string[] {
  const { width, height, films } = plan;
  const chains = pictureChains(plan);
  const outputs = { plan, films: [{ ...films[0]!, url, width, height }] };
  const options = fileOptions(outputs);
  return [
    ...FFMPEG,
    ...TELL_PROGRESS,
    // Nobody feeds this run, so it bounds itself: CPU seconds.
    ...["-timelimit", String(Math.ceil(120 + WORST_CPU_PER_SECOND * planDuration(plan)))],
    ...seekOptions(plan),
    ...input,
    ...["-filter_complex", [...chains.slice(0, -1), ...outputChains(chains.at(-1)!, outputs)].join(";")],
    ...options.slice(0, -1),
    ...["-g", String(Math.max(1, Math.floor(perSecond(plan.frameRate)))), "-bf", "0", "-flags", "+cgop"],
    ...(plan.audio ? ["-ac", "2"] : []),
    ...options.slice(-1),
  ];
}
