import { AppError } from "#lib/domain/errors";
import { perSecond } from "#lib/domain/render/frame-rate";
import { planDuration, type RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { type ProbedResult, probeResult } from "../media/ffprobe.ts";

/** What a finished file is, and what people should know about it. */
export type VerifiedResult = { readonly facts: VideoFacts; readonly warnings: readonly string[] };

/**
 * Reopens a finished film of the size given and holds it against its plan: every frame, the rate, the size, the length, the sound.
 * Throws AppError `internal`: a file that fails here must not be published. Throws `invalid_video` like `refuseChange`.
 */
export async function verifyResult(
  path: string,
  { plan, width, height }: { plan: RenderPlan; width: number; height: number },
  signal?: AbortSignal,
): Promise<VerifiedResult> {
  const result = await probeResult(path, { signal });
  const { facts, frames } = result;
  refuseChange(frames, plan);
  const frame = 1 / perSecond(plan.frameRate);
  const isSilent = plan.audio !== undefined && !facts.audio;
  const problems = [
    frames !== plan.frames && `${frames} frames instead of ${plan.frames}`,
    Math.abs(perSecond(facts.frameRate) * frame - 1) > 1e-4 && `${perSecond(facts.frameRate)} frames a second`,
    Math.abs(facts.duration - planDuration(plan)) > frame && `${facts.duration} s instead of ${planDuration(plan)} s`,
    (facts.width !== width || facts.height !== height) && `a picture of ${facts.width} × ${facts.height}`,
    (facts.rotation !== 0 || facts.anamorphic) && "a picture that is not upright and square",
    Math.abs(facts.startTime) > frame / 2 && `a picture that begins at ${facts.startTime} s`,
    facts.audio && !plan.audio && "sound that was not planned",
    isSilent && hasSoundFor(plan) && "no sound",
    plan.output.kind === "overlay" && !hasAlpha(result) && "no transparency",
  ].filter((problem) => typeof problem === "string");
  if (problems.length === 0) return { facts, warnings: isSilent ? [NO_SOUND] : [] };
  throw new AppError("internal", `the rendered file is wrong: ${problems.join(", ")}`);
}

/**
 * Throws AppError `invalid_video` for more frames than were planned: no filter lets them through, but where the
 * picture's size or pixel format changes ffmpeg builds all of them anew, and they begin at frame 0 again.
 */
export function refuseChange(frames: number, plan: RenderPlan): void {
  if (frames <= plan.frames) return;
  throw new AppError("invalid_video", `${frames} frames instead of ${plan.frames}: the picture changes its kind`, {
    userMessage:
      "The picture changes its size or its kind of colours within this video, which cannot be rendered as one. " +
      "Choose a clip before or after the change, or export the video from a video editor first.",
  });
}

/** VP9's alpha is a stream beside the picture, which only the container tells of. */
function hasAlpha({ facts, tags }: ProbedResult): boolean {
  return /^yuva/.test(facts.pixelFormat) || tags.alpha_mode === "1";
}

const NO_SOUND = "The video has no sound in this part, so the clip has none.";
/** Seconds: a packet at the very edge of the clip may fall to either side. */
const EDGE = 0.1;

/** True when the source says that its sound reaches into the clip. */
function hasSoundFor(plan: RenderPlan): boolean {
  const { start, end } = plan.facts.audio ?? {};
  if (start === undefined || end === undefined) return false;
  return end > plan.in + EDGE && start < plan.in + planDuration(plan) - EDGE;
}
