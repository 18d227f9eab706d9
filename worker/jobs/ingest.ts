import { join } from "node:path";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { discardFiles } from "#lib/server/discard-files";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { findVideo, finishVideo } from "#lib/server/videos";
import type { JobContext, JobHandler } from "../job-handler.ts";
import { probeVideo } from "../media/ffprobe.ts";
import { makePoster } from "../stages/make-poster.ts";
import { createWorkDir } from "../workdir.ts";

/** Reads what an uploaded video is and takes its still picture. */
export const ingest: JobHandler<"ingest"> = {
  async run({ videoId }, context) {
    const video = await findVideo(videoId);
    if (video?.status !== "processing") return;
    const input = await storage().inputFor(video.key);
    const facts = await probeVideo(input, { signal: context.signal });
    const hasPoster = await publishPoster(videoId, input, facts, context);
    const kept = await finishVideo(videoId, { facts, hasPoster });
    if (!kept) await discardFiles([storageKeys.videoPoster(videoId)]);
  },
  async fail({ videoId }, problem) {
    await finishVideo(videoId, { problem });
  },
};

/** A video without a still picture is a video all the same. */
async function publishPoster(videoId: string, input: string, facts: VideoFacts, context: JobContext): Promise<boolean> {
  const { signal, log, workFolder, id } = context;
  await using folder = await createWorkDir(workFolder, `${id}-`);
  const output = join(folder.path, "poster.jpg");
  try {
    await makePoster({ input, facts, output, signal });
    await storage().putFile(storageKeys.videoPoster(videoId), output, "image/jpeg");
    return true;
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error }, "no poster");
    return false;
  }
}
