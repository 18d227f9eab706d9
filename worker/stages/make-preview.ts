import { dirname } from "node:path";
import { AppError } from "#lib/domain/errors";
import { framesInProgressLine } from "#lib/domain/render/encode-progress";
import { planPreview, previewCommand } from "#lib/domain/render/preview-args";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { fileUrl, saysNetworkFailed, untrustedInput } from "../media/input.ts";
import { renderLimits } from "../media/limits.ts";
import { CommandError, run } from "../media/run.ts";
import { writeToneCube } from "../media/tone-cube.ts";
import { refuseChange, verifyResult } from "./verify-result.ts";

type PreviewSource = {
  /** A path or a presigned URL. */
  readonly input: string;
  readonly facts: VideoFacts;
  /** The MP4 to write, in a work folder of its own. */
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1. */
  readonly onProgress?: ((progress: number) => void) | undefined;
};

/**
 * Writes the version of a video that every browser plays, frame for frame what a render shows. Of a file that was cut
 * short it holds what there is. Throws AppError `invalid_video`, `invalid_request`, `unavailable`, `internal`.
 */
export async function makePreview({ input, facts, output, signal, onProgress }: PreviewSource): Promise<void> {
  const plan = planPreview(facts);
  const folder = dirname(output);
  await writeToneCube(plan.picture, folder);
  let frames = 0;
  const onLine = (line: string) => {
    frames = framesInProgressLine(line) ?? frames;
    onProgress?.(Math.min(1, frames / plan.frames));
  };
  const options = { signal, limits: renderLimits(plan, true), cwd: folder, background: true };
  const command = previewCommand(plan, untrustedInput(input), fileUrl(output));
  const { stderr } = await run(command, { ...options, onLine }).catch((error: unknown) => {
    throw error instanceof CommandError ? explain(error, input) : error;
  });
  if (frames < plan.frames && saysNetworkFailed(input, stderr)) {
    throw new AppError("unavailable", `storage failed while reading: ${stderr}`);
  }
  if (frames === 0) throw new AppError("invalid_video", "no frame of the video could be read");
  refuseChange(frames, plan);
  await verifyResult(output, { plan: { ...plan, frames }, width: plan.width, height: plan.height }, signal);
}

function explain(cause: CommandError, input: string): AppError {
  if (saysNetworkFailed(input, cause.stderr)) return new AppError("unavailable", cause.message, { cause });
  return new AppError(
    /Invalid data found|Decoder .* not found|moov atom not found/.test(cause.stderr) ? "invalid_video" : "internal",
    cause.message,
    { cause },
  );
}
