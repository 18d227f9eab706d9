import { join } from "node:path";
import type { RenderProgress } from "#lib/contracts/api";
import { isUserFault, toAppError } from "#lib/domain/errors";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { planRender, type RenderPlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import { discardFiles } from "#lib/server/discard-files";
import { env } from "#lib/server/env";
import { claimRender, failRender, type NewRendition, type RenderClaim, wantsFiles } from "#lib/server/render-claim";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import type { JobContext, JobHandler } from "../job-handler.ts";
import { createReporter } from "../report-progress.ts";
import { makePoster, posterSize } from "../stages/make-poster.ts";
import { renderVideo } from "../stages/render-video.ts";
import { watchCancel } from "../watch-cancel.ts";
import { createWorkDir } from "../workdir.ts";

type Size = { readonly width: number; readonly height: number };
type Made = { readonly path: string; readonly facts: VideoFacts; readonly poster: string | undefined };
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
  { signal, log }: JobContext,
  report: (progress: Progress) => void,
): Promise<Made> {
  const { order } = claim;
  const sampler = createSampler(await readTrack([await storage().read(order.track.key)]));
  const plan: RenderPlan = planRender({ ...order, facts: order.video.facts, ride: sampler });
  await claim.warn(plan.warnings);
  const { path, facts, warnings } = await renderVideo({
    input: await storage().inputFor(order.video.key),
    plan,
    scene: buildScene({ ...order, logo: undefined, sampler, width: plan.width, height: plan.height }),
    workDir,
    signal,
    onProgress: (progress) => report(shown(progress)),
  });
  if (warnings.length > 0) await claim.warn([...plan.warnings, ...warnings]);
  const poster = join(workDir, "poster.jpg");
  try {
    await makePoster({ input: path, facts, output: poster, signal });
    return { path, facts, poster };
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error }, "no poster");
    return { path, facts, poster: undefined };
  }
}

/** Checking reads the file once more: the bar stops a little before its end until that is done. */
function shown(
  progress: { framesDone: number; framesTotal: number } & Pick<RenderProgress, "stage" | "eta">,
): Progress {
  return { ...progress, progress: 0.98 * (progress.framesDone / progress.framesTotal) };
}

/**
 * Puts the files where people get them. Each appears whole or not at all, and always under the same key, so a try that
 * is repeated replaces what an earlier one left. The row decides: files that it does not name are never shown.
 */
async function publish(claim: RenderClaim, { path, facts, poster }: Made, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await claim.report({ stage: "publishing", progress: 0.99, eta: null });
  const put = async (kind: NewRendition["kind"], file: string, type: string, size: Size): Promise<NewRendition> => {
    const key = storageKeys.rendition(claim.id, kind);
    return { kind, key, width: size.width, height: size.height, ...(await storage().putFile(key, file, type)) };
  };
  try {
    const files = [await put("source", path, "video/mp4", facts)];
    if (poster) files.push(await put("poster", poster, "image/jpeg", posterSize(facts)));
    await claim.finish(files, new Date(Date.now() + env().RENDER_TTL_DAYS * 86_400_000));
  } catch (error) {
    // Cancelled or deleted in this very moment: then nobody will ever ask for the files.
    if (!(await wantsFiles(claim.id))) {
      await discardFiles([storageKeys.rendition(claim.id, "source"), storageKeys.rendition(claim.id, "poster")]);
    }
    throw error;
  }
}
