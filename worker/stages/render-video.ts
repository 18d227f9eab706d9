import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Scene } from "#lib/domain/overlay/scene";
import type { RenderPlan } from "#lib/domain/render/render-plan";
import { drawAndEncode } from "./draw-and-encode.ts";
import { type VerifiedResult, verifyResult } from "./verify-result.ts";

export type RenderVideoProgress = {
  readonly stage: "preparing" | "drawing" | "checking";
  readonly framesDone: number;
  readonly framesTotal: number;
  /** Seconds left, once enough frames are done to tell. */
  readonly eta: number | null;
};

export type RenderVideoSource = {
  /** A path or a presigned URL; only the clip is read. */
  readonly input: string;
  readonly plan: RenderPlan;
  /** Built for `plan.width` × `plan.height`. */
  readonly scene: Scene;
  /** A folder of this render's own, on the disk where the result is to be moved from. */
  readonly workDir: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RenderVideoProgress) => void) | undefined;
};

const DAMAGED =
  "Parts of the picture are damaged in the video itself and may look torn or frozen. " +
  "If the camera still has the video, copy it again.";

/** Before that many frames the encoder's look-ahead makes guesses of the time left worthless. */
const FRAMES_TO_TELL = 60;

/**
 * The render core: draws, composites and encodes in one run, then reopens the file and checks it.
 * The file at `path` lies in `workDir` and is the caller's to publish; nothing else is left there. `warnings` are for
 * people: what is not as they may expect, though the file is good.
 * Throws AppError: `cancelled`, `invalid_video`, `unavailable`, `internal`.
 */
export async function renderVideo(source: RenderVideoSource): Promise<VerifiedResult & { readonly path: string }> {
  const { plan, workDir, signal, onProgress } = source;
  const framesTotal = plan.frames;
  const path = join(workDir, "render.mp4");
  onProgress?.({ stage: "preparing", framesDone: 0, framesTotal, eta: null });
  try {
    const began = performance.now();
    const { isDamaged } = await drawAndEncode({
      ...source,
      output: path,
      onFrames: (framesDone) => {
        const elapsed = (performance.now() - began) / 1000;
        const eta = framesDone < FRAMES_TO_TELL ? null : (elapsed / framesDone) * (framesTotal - framesDone);
        onProgress?.({ stage: "drawing", framesDone, framesTotal, eta });
      },
    });
    onProgress?.({ stage: "checking", framesDone: framesTotal, framesTotal, eta: null });
    const { facts, warnings } = await verifyResult(path, plan, signal);
    return { path, facts, warnings: isDamaged ? [DAMAGED, ...warnings] : warnings };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
