import { join as joinPath } from "node:path";
import { discardFiles } from "#lib/server/discard-files";
import { storage } from "#lib/server/storage/open-storage";
import { CONTENT_TYPES, storageKeys } from "#lib/server/storage/storage";
import { failJoin, findChapters, findJoin, finishJoin, reportJoin } from "#lib/server/video-join";
import type { JobHandler } from "../job-handler.ts";
import { createReporter } from "../report-progress.ts";
import { joinChapters } from "../stages/join-chapters.ts";
import { createWorkDir } from "../workdir.ts";

/** Of the bar, while the joined file is written; the rest is storing it. */
const WRITING = 0.9;

/** Makes one video of the chapters that a camera split it into, and gives it on to be read. */
export const join: JobHandler<"join"> = {
  async run({ videoId, chapterIds }, { id, signal, log, workFolder }) {
    if (!(await findJoin(videoId))) return;
    const rows = await findChapters(chapterIds);
    const chapters = await Promise.all(
      rows.map(async ({ name, key, size }) => ({ name, size, input: await storage().inputFor(key) })),
    );
    await using folder = await createWorkDir(workFolder, `${id}-`);
    const output = joinPath(folder.path, "joined.mp4");
    const reporter = createReporter<number>((progress) =>
      reportJoin(videoId, progress).catch((error: unknown) => log.warn({ err: error }, "progress was not written")),
    );
    try {
      const onProgress = (progress: number) => reporter.report(WRITING * progress);
      await joinChapters({ chapters, output, signal, onProgress });
    } finally {
      await reporter.end();
    }
    signal.throwIfAborted();
    const key = storageKeys.video(videoId);
    const { size } = await storage().putFile(key, output, CONTENT_TYPES.mp4);
    if (!(await finishJoin(videoId, { key, size, chapterIds }))) await discardFiles([key]);
  },
  async fail({ videoId, chapterIds }, problem) {
    await failJoin(videoId, chapterIds, problem);
  },
};
