import { join } from "node:path";
import { toAppError } from "#lib/domain/errors";
import type { Filmstrip } from "#lib/domain/render/filmstrip";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { discardFiles } from "#lib/server/discard-files";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { finishStrip } from "#lib/server/video-parts";
import { findVideo } from "#lib/server/videos";
import type { JobContext, JobHandler } from "../job-handler.ts";
import { makeFilmstrip } from "../stages/make-filmstrip.ts";
import { makeWaveform } from "../stages/make-waveform.ts";
import { createWorkDir } from "../workdir.ts";

/** Makes what lies over the studio's timeline. A video without either is a video all the same. */
export const strip: JobHandler<"strip"> = {
  async run({ videoId }, context) {
    const video = await findVideo(videoId);
    if (!video?.facts || !video.stripPending) return;
    const { facts } = video;
    const input = await storage().inputFor(video.key);
    const keys = [storageKeys.videoFilmstrip(videoId), storageKeys.videoWaveform(videoId)];
    try {
      const filmstrip = await orWithout("filmstrip", context, () => publishFilmstrip(videoId, input, facts, context));
      const hasWaveform = await orWithout("waveform", context, () => publishWaveform(videoId, input, facts, context));
      const made = { filmstrip: filmstrip ?? null, hasWaveform: hasWaveform ?? false };
      if (!(await finishStrip(videoId, made))) await discardFiles(keys);
    } catch (error) {
      // Deleted in this very moment: then nobody will ever ask for what was stored already.
      if (!(await findVideo(videoId))) await discardFiles(keys);
      throw error;
    }
  },
  async fail({ videoId }) {
    await finishStrip(videoId, { filmstrip: null, hasWaveform: false });
  },
};

async function orWithout<Made>(what: string, { signal, log }: JobContext, make: () => Promise<Made>) {
  try {
    return await make();
  } catch (error) {
    signal.throwIfAborted();
    if (toAppError(error).code === "unavailable") throw error;
    log.warn({ err: error }, `no ${what}`);
    return undefined;
  }
}

async function publishFilmstrip(
  videoId: string,
  input: string,
  facts: VideoFacts,
  { workFolder, id, signal }: JobContext,
): Promise<Filmstrip> {
  await using folder = await createWorkDir(workFolder, `${id}-`);
  const output = join(folder.path, "filmstrip.jpg");
  const filmstrip = await makeFilmstrip({ input, facts, output, signal });
  await storage().putFile(storageKeys.videoFilmstrip(videoId), output, "image/jpeg");
  return filmstrip;
}

async function publishWaveform(
  videoId: string,
  input: string,
  facts: VideoFacts,
  { workFolder, id, signal }: JobContext,
): Promise<boolean> {
  if (!facts.audio) return false;
  await using folder = await createWorkDir(workFolder, `${id}-`);
  const output = join(folder.path, "waveform");
  await makeWaveform({ input, facts, output, signal });
  await storage().putFile(storageKeys.videoWaveform(videoId), output, "application/octet-stream");
  return true;
}
