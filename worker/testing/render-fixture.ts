import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import type { Layout } from "#lib/domain/overlay/layout";
import type { Scene } from "#lib/domain/overlay/scene";
import type { OutputWishes } from "#lib/domain/render/output";
import { planDuration, planRender, type RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import type { Sync } from "#lib/domain/sync/sync";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { probeVideo } from "../media/ffprobe.ts";
import { type RenderedVideo, type RenderVideoSource, renderVideo } from "../stages/render-video.ts";

type Source = {
  readonly input: string;
  readonly workDir: string;
  readonly layout: Layout;
  readonly sampler: TrackSampler;
  readonly sync: Sync;
  readonly clip?: { in: number; out: number };
  readonly output?: OutputWishes;
  /** What is believed of the file; read from it when left out. */
  readonly facts?: VideoFacts;
} & Pick<RenderVideoSource, "signal" | "onProgress" | "poster" | "encoder" | "onFallback">;

/** The whole way from a file to a rendered file, as a test wants it. */
export async function renderFixture(
  source: Source,
): Promise<RenderedVideo & { /** Of the largest file. */ path: string; plan: RenderPlan; scene: Scene }> {
  const { sampler, sync, layout, clip, output = {} } = source;
  const facts = source.facts ?? (await probeVideo(source.input));
  const plan = planRender({ facts, clip, sync, ride: sampler, output });
  const scene = buildScene({
    layout,
    sampler,
    sync,
    units: METRIC,
    width: plan.width,
    height: plan.height,
    clip: { in: plan.in, out: plan.in + planDuration(plan) },
  });
  const rendered = await renderVideo({ ...source, plan, scene });
  return { ...rendered, path: rendered.files[0].path, plan, scene };
}
