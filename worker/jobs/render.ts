import type { RenderProgress } from "#lib/contracts/api";
import type { Clip } from "#lib/contracts/project";
import { isUserFault, toAppError } from "#lib/domain/errors";
import { buildScene } from "#lib/domain/overlay/build-scene";
import type { Size } from "#lib/domain/render/framing";
import { planRender, type RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import { clipWithin } from "#lib/domain/youtube/section";
import { discardFiles } from "#lib/server/discard-files";
import { env } from "#lib/server/env";
import { claimRender, failRender, type NewRendition, type RenderClaim, wantsFiles } from "#lib/server/render-claim";
import { storage } from "#lib/server/storage/open-storage";
import { CONTENT_TYPES, storageKeys } from "#lib/server/storage/storage";
import type { JobContext, JobHandler } from "../job-handler.ts";
import { loadLogo } from "../load-logo.ts";
import { provideSection } from "../provide-section.ts";
import { createReporter } from "../report-progress.ts";
import { YOUTUBE } from "../stages/fetch-section.ts";
import { type RenderedVideo, renderVideo } from "../stages/render-video.ts";
import { watchCancel } from "../watch-cancel.ts";
import { createWorkDir } from "../workdir.ts";

type Progress = Parameters<RenderClaim["report"]>[0];

/** Draws and encodes an order, and publishes the files. */
export const render: JobHandler<"render"> = {
  async run({ renderId }, context) {
    // Listening comes before claiming: a cancel in between finds either no claim to be had or a listener.
    await using cancel = await watchCancel(renderId);
    const claim = await claimRender(renderId);
    if (!claim) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([context.signal, cancel.signal, lost.signal]);
    const reporter = createReporter<Progress>(async (progress) => {
      try {
        await claim.report(progress);
      } catch (error) {
        // A database that stumbles costs a step of the bar, not the render.
        if (toAppError(error).code === "cancelled") lost.abort(error);
        else context.log.warn({ err: error }, "progress was not written");
      }
    });
    try {
      await using folder = await createWorkDir(context.workFolder, `${context.id}-`);
      const made = await make(claim, folder.path, { ...context, signal }, reporter.report);
      await reporter.end();
      await publish(claim, made, signal);
    } catch (error) {
      await reporter.end();
      if (!isUserFault(toAppError(error).code)) await claim.release();
      throw error;
    }
  },
  async fail({ renderId }, problem) {
    await failRender(renderId, problem);
  },
};

async function make(
  claim: RenderClaim,
  workDir: string,
  context: JobContext,
  report: (progress: Progress) => void,
): Promise<RenderedVideo> {
  const { signal, log, encoder } = context;
  const { order } = claim;
  const { key, facts, clip } = await videoOf(claim, context);
  const sampler = createSampler(await readTrack([await storage().read(order.track.key)]), order.rider, order.privacy);
  const plan: RenderPlan = planRender({ ...order, clip, facts, ride: sampler });
  await claim.report({ framesTotal: plan.frames });
  const warnings = [...plan.warnings];
  const logo = await loadLogo(order.logo).catch((error: unknown) => {
    warnings.push(`${toAppError(error).userMessage} The film was made without it.`);
    return undefined;
  });
  await claim.warn(warnings);
  const made = await renderVideo({
    input: await storage().inputFor(key),
    plan,
    scene: buildScene({ ...order, clip, logo, sampler, width: plan.width, height: plan.height }),
    workDir,
    poster: true,
    ...{ encoder, signal },
    onFallback: (error) => log.warn({ err: error, encoder }, "the encoder failed; software takes over"),
    onProgress: (progress) => report(shown(progress)),
  });
  if (made.warnings.length > 0) await claim.warn([...warnings, ...made.warnings]);
  return made;
}

/** What is rendered from: the stored video, or of one at YouTube the part that was fetched. */
async function videoOf(
  { order }: RenderClaim,
  context: JobContext,
): Promise<{ key: string; facts: VideoFacts; clip: Clip }> {
  const { video, clip } = order;
  if (video.key !== null) return { key: video.key, facts: video.facts, clip };
  // It was fetched before this job was queued; when its days were over in between, it is fetched here once more.
  const { key, facts } = await provideSection(YOUTUBE, order, context, () => {});
  return { key, facts, clip: clipWithin(clip, facts) };
}

/** Checking reads the files once more: the bar stops a little before its end until that is done. */
function shown(
  progress: { framesDone: number; framesTotal: number } & Pick<RenderProgress, "stage" | "eta">,
): Progress {
  return { ...progress, progress: 0.98 * (progress.framesDone / progress.framesTotal) };
}

/**
 * Puts the files where people get them. Each appears whole or not at all, and always under the same key, so a try that
 * is repeated replaces what an earlier one left. The row decides: files that it does not name are never shown.
 */
async function publish(claim: RenderClaim, { files, poster }: RenderedVideo, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await claim.report({ stage: "publishing", progress: 0.99, eta: null });
  const put = async (
    { kind, format }: Pick<NewRendition, "kind" | "format">,
    path: string,
    { width, height }: Size,
  ): Promise<NewRendition> => {
    const key = storageKeys.rendition(claim.id, kind, format);
    return { kind, format, key, width, height, ...(await storage().putFile(key, path, CONTENT_TYPES[format])) };
  };
  try {
    const stored: NewRendition[] = [];
    for (const file of files) {
      stored.push(await put(file, file.path, file.facts));
      signal.throwIfAborted();
    }
    if (poster) stored.push(await put({ kind: "poster", format: "jpg" }, poster.path, poster));
    await claim.finish(stored, new Date(Date.now() + env().RENDER_TTL_DAYS * 86_400_000));
  } catch (error) {
    // Cancelled or deleted in this very moment: then nobody will ever ask for the files.
    if (!(await wantsFiles(claim.id))) await discardFiles(storageKeys.renditions(claim.id));
    throw error;
  }
}
