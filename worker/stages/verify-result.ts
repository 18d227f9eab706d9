import { AppError } from "#lib/domain/errors";
import { perSecond } from "#lib/domain/render/frame-rate";
import { planDuration, type RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { countFrames, probeVideo } from "../media/ffprobe.ts";

/**
 * Reopens a finished file and holds it against its plan: every frame, the rate, the size, the length, the sound.
 * Returns what it is. Throws AppError `internal`: a file that fails here must not be published.
 */
export async function verifyResult(path: string, plan: RenderPlan, signal?: AbortSignal): Promise<VideoFacts> {
  const [facts, frames] = [await probeVideo(path, { signal }), await countFrames(path, { signal })];
  const frame = 1 / perSecond(plan.frameRate);
  const problems = [
    frames !== plan.frames && `${frames} frames instead of ${plan.frames}`,
    Math.abs(perSecond(facts.frameRate) * frame - 1) > 1e-4 && `${perSecond(facts.frameRate)} frames a second`,
    Math.abs(facts.duration - planDuration(plan)) > frame && `${facts.duration} s instead of ${planDuration(plan)} s`,
    (facts.width !== plan.width || facts.height !== plan.height) && `a picture of ${facts.width} × ${facts.height}`,
    (facts.rotation !== 0 || facts.anamorphic) && "a picture that is not upright and square",
    Math.abs(facts.startTime) > frame / 2 && `a picture that begins at ${facts.startTime} s`,
    Boolean(facts.audio) && !plan.audio && "sound that was not planned",
  ].filter((problem) => problem !== false);
  if (problems.length === 0) return facts;
  throw new AppError("internal", `the rendered file is wrong: ${problems.join(", ")}`);
}
