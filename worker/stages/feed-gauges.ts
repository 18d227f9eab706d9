import type { Scene } from "#lib/domain/overlay/scene";
import { framesInProgressLine } from "#lib/domain/render/encode-progress";
import { frameTime, type RenderPlan } from "#lib/domain/render/render-plan";
import { utcAt } from "#lib/domain/sync/sync";
import type { Limits } from "../media/limits.ts";
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

/**
 * Woken for each single frame, drawing finds the processor's caches full of the encoder's data: 1.47 ms of CPU a frame
 * instead of 1.13 by eights (1.08 by sixteens, for twice the memory). Of large pictures fewer, where it matters less.
 */
const MOST_FRAMES_AT_A_TIME = 8;
const MOST_BYTES_AT_A_TIME = 8 * 1024 ** 2;

/** Runs an encoding command and draws the gauges of every frame of the plan into its standard input. */
export async function feedGauges(
  command: readonly string[],
  moving: MovingAtlas,
  { plan, scene, workDir, signal, onFrames, limits }: FeedSource & { readonly limits: Limits },
): Promise<RunResult & { readonly encoded: number }> {
  let encoded = 0;
  const result = await run(command, {
    ...{ signal, limits },
    cwd: workDir,
    env: KEEP_MEMORY,
    onLine: (line) => {
      const frames = framesInProgressLine(line);
      if (frames === undefined) return;
      encoded = frames;
      onFrames?.(frames);
    },
    feed: async (write) => {
      const size = moving.bytes.length;
      const most = Math.max(1, Math.min(MOST_FRAMES_AT_A_TIME, Math.floor(MOST_BYTES_AT_A_TIME / size)));
      const batch = new Uint8Array(most * size);
      for (let first = 0; first < plan.frames; first += most) {
        const count = Math.min(most, plan.frames - first);
        for (let i = 0; i < count; i++) {
          moving.update(scene.sampler.sample(utcAt(scene.sync, frameTime(plan, first + i))));
          batch.set(moving.bytes, i * size);
        }
        if (!(await write(batch.subarray(0, count * size)))) return;
      }
    },
  });
  return { ...result, encoded };
}
