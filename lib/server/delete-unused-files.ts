import { eq } from "drizzle-orm";
import type { Queryable } from "#lib/server/db/client";
import { projects, projectVideos, tracks, videos } from "#lib/server/db/schema";
import { storageKeys } from "#lib/server/storage/storage";
import { cancelParts } from "#lib/server/video-parts";

/** Deletes a video that no project uses any more, and with it the camera's own track; gives the keys of their files. */
export async function deleteUnusedVideo(tx: Queryable, id: string): Promise<string[]> {
  const [video] = await tx.select().from(videos).where(eq(videos.id, id)).for("update");
  if (!video || (await tx.$count(projectVideos, eq(projectVideos.videoId, id))) > 0) return [];
  await cancelParts(tx, id);
  await tx.delete(videos).where(eq(videos.id, id));
  const own = video.cameraTrackId ? await deleteUnusedTrack(tx, video.cameraTrackId) : [];
  return [...(video.key ? [video.key] : []), ...storageKeys.madeOfVideo(id), ...own];
}

/** Deletes a track that neither a project nor the video it was read from has any more; gives the key of its file. */
export async function deleteUnusedTrack(tx: Queryable, id: string): Promise<string[]> {
  await tx.select({ id: tracks.id }).from(tracks).where(eq(tracks.id, id)).for("update");
  const uses = await tx.$count(projects, eq(projects.trackId, id));
  if (uses + (await tx.$count(videos, eq(videos.cameraTrackId, id))) > 0) return [];
  const rows = await tx.delete(tracks).where(eq(tracks.id, id)).returning({ key: tracks.key });
  return rows.map((row) => row.key);
}
