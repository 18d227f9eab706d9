import { and, eq, isNotNull } from "drizzle-orm";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { projectVideos, videos } from "#lib/server/db/schema";
import { deleteUnusedVideo } from "#lib/server/delete-unused-files";
import { discardFiles } from "#lib/server/discard-files";
import { found, owned } from "#lib/server/owned";

/**
 * Deletes a person's video with its files and ends its jobs; a project that it was removed from cannot have it back.
 * Throws AppError `not_found`, `conflict` while a project uses it.
 */
export async function deleteVideo(ownerId: string, id: string): Promise<void> {
  const keys = await db().transaction(async (tx) => {
    const [row] = await tx
      .select({ id: videos.id })
      .from(videos)
      .where(owned(videos, ownerId, id))
      .for("update");
    found(row, "video");
    await tx.delete(projectVideos).where(and(eq(projectVideos.videoId, id), isNotNull(projectVideos.removedAt)));
    return deleteUnusedVideo(tx, id);
  });
  // A video that goes has at least the files that may have been made of it.
  if (keys.length > 0) return discardFiles(keys);
  throw new AppError("conflict", `video ${id} belongs to a project`, {
    userMessage: "This video belongs to a project. Remove it there, or delete the project.",
  });
}
