import { randomUUID } from "node:crypto";
import type { RenderOrder } from "#lib/contracts/project";
import { AppError } from "#lib/domain/errors";
import { sectionFor } from "#lib/domain/youtube/section";
import { youtubeError } from "#lib/domain/youtube/youtube-problem";
import { discardFiles } from "#lib/server/discard-files";
import { env } from "#lib/server/env";
import { storage } from "#lib/server/storage/open-storage";
import { CONTENT_TYPES, storageKeys } from "#lib/server/storage/storage";
import { findSection, keepSection, lockYoutubeVideo, type StoredSection } from "#lib/server/youtube-sections";
import type { JobContext } from "./job-handler.ts";
import { fetchSection, type VideoSource } from "./stages/fetch-section.ts";
import { createWorkDir } from "./workdir.ts";

/**
 * The part of a YouTube video that an order is of: the one in storage, else it is fetched and stored. Of workers that
 * want the same video one fetches, the others find what it brought. Throws AppError with `details.youtube`.
 */
export async function provideSection(
  source: VideoSource,
  { video: { youtubeId }, clip }: RenderOrder,
  { id, signal, log, workFolder }: Pick<JobContext, "id" | "signal" | "log" | "workFolder">,
  onProgress: (progress: number) => void,
): Promise<StoredSection> {
  if (youtubeId === undefined) throw new AppError("internal", "an order without a video");
  const stored = await findSection(youtubeId, clip);
  if (stored) return stored;
  const { YOUTUBE_FETCH, YT_DLP } = env();
  if (YOUTUBE_FETCH === "off") throw youtubeError("off", "YOUTUBE_FETCH is off");
  await using _lock = await lockYoutubeVideo(youtubeId, signal);
  const brought = await findSection(youtubeId, clip);
  if (brought) return brought;
  const span = sectionFor(clip);
  await using folder = await createWorkDir(workFolder, `${id}-`);
  const { path, facts } = await fetchSection(source, {
    ...{ id: youtubeId, span, folder: folder.path, signal, ytDlp: YT_DLP, onProgress },
    onRefusal: (refusal) => log.warn({ refusal, youtubeId }, "a way out was refused"),
  });
  const sectionId = randomUUID();
  const key = storageKeys.youtubeSection(sectionId);
  const { size } = await storage().putFile(key, path, CONTENT_TYPES.mp4);
  try {
    return await keepSection({ id: sectionId, youtubeId, span, size, facts });
  } catch (error) {
    await discardFiles([key]);
    throw error;
  }
}
