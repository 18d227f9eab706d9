import { join } from "node:path";
import { discardFiles } from "#lib/server/discard-files";
import { storage } from "#lib/server/storage/open-storage";
import { CONTENT_TYPES, storageKeys } from "#lib/server/storage/storage";
import { finishPreview, reportPreview } from "#lib/server/video-parts";
import { findVideo } from "#lib/server/videos";
import type { JobHandler } from "../job-handler.ts";
import { createReporter } from "../report-progress.ts";
import { makePreview } from "../stages/make-preview.ts";
import { createWorkDir } from "../workdir.ts";

/** Makes the version of a video that every browser plays. */
export const preview: JobHandler<"preview"> = {
  async run({ videoId }, { id, signal, log, workFolder }) {
    const video = await findVideo(videoId);
    if (!video?.facts || video.previewProgress === null) return;
    const key = storageKeys.videoPreview(videoId);
    await using folder = await createWorkDir(workFolder, `${id}-`);
    const output = join(folder.path, "preview.mp4");
    const reporter = createReporter<number>((progress) =>
      reportPreview(videoId, progress).catch((error: unknown) => log.warn({ err: error }, "progress was not written")),
    );
    try {
      const input = await storage().inputFor(video.key);
      await makePreview({ input, facts: video.facts, output, signal, onProgress: reporter.report });
    } finally {
      await reporter.end();
    }
    signal.throwIfAborted();
    await storage().putFile(key, output, CONTENT_TYPES.mp4);
    if (!(await finishPreview(videoId, true))) await discardFiles([key]);
  },
  async fail({ videoId }) {
    await finishPreview(videoId, false);
  },
};
