import type { z } from "zod";
import type { createYoutubeVideoSchema, VideoResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { parseYoutubeUrl } from "#lib/domain/youtube/parse-youtube-url";
import { youtubeFacts } from "#lib/domain/youtube/youtube-facts";
import { db } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { videoResource } from "#lib/server/videos";

/**
 * A video that stays at YouTube, ready at once: nothing is fetched and nothing is made of it. What its player said of
 * it is taken as said: it only sets how long the bar under the picture is. Throws AppError `invalid_request`, `unsupported` where
 * YOUTUBE_PREVIEW is off.
 */
export async function createYoutubeVideo(
  ownerId: string,
  { url, duration, name }: z.infer<typeof createYoutubeVideoSchema>,
): Promise<VideoResource> {
  if (env().YOUTUBE_PREVIEW === "off") {
    throw new AppError("unsupported", "YOUTUBE_PREVIEW is off", {
      userMessage: "This server plays no videos from YouTube. Upload the original file instead.",
    });
  }
  const address = parseYoutubeUrl(url);
  if (!address) {
    throw new AppError("invalid_request", "no address of a YouTube video", {
      userMessage:
        "This is not the address of a YouTube video. It looks like https://www.youtube.com/watch?v=… or https://youtu.be/…",
    });
  }
  const [row] = await db()
    .insert(videos)
    .values({
      ownerId,
      name: name ?? `YouTube ${address.id}`,
      youtubeId: address.id,
      size: 0,
      status: "ready",
      facts: youtubeFacts(address, duration),
    })
    .returning();
  if (!row) throw new AppError("internal", "the video's row was not written");
  return videoResource(row);
}
