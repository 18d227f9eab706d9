import type { Scene } from "#lib/domain/overlay/scene";
import { framesInProgressLine } from "#lib/domain/render/encode-progress";
import { frameTime, type RenderPlan } from "#lib/domain/render/render-plan";
import { utcAt } from "#lib/domain/sync/sync";
import { KEEP_MEMORY } from "../media/malloc.ts";
import { type RunResult, run } from "../media/run.ts";
import type { MovingAtlas } from "../moving-atlas.ts";

export type FeedSource = {
  readonly plan: RenderPlan;
  readonly scene: Scene;
  readonly workDir: string;
  readonly signal?: AbortSignal | undefined;
  /** Frames encoded so far. */
  readonly onFrames?: ((frames: number) => void) | undefined;
};

/** Runs an encoding command and draws the gauges of every frame of the plan into its standard input. */
export async function feedGauges(
  command: readonly string[],
  moving: MovingAtlas,
  { plan, scene, workDir, signal, onFrames }: FeedSource,
): Promise<RunResult & { readonly encoded: number }> {
  let encoded = 0;
  const result = await run(command, {
    signal,
    cwd: workDir,
    env: KEEP_MEMORY,
    onLine: (line) => {
      const frames = framesInProgressLine(line);
      if (frames === undefined) return;
      encoded = frames;
      onFrames?.(frames);
    },
    feed: async (write) => {
      for (let n = 0; n < plan.frames; n++) {
        moving.update(scene.sampler.sample(utcAt(scene.sync, frameTime(plan, n))));
        if (!(await write(moving.bytes))) return;
      }
    },
  });
  return { ...result, encoded };
}
