import { and, eq, lt, notExists } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { projects, projectVideos, tracks, videos } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";

/**
 * Deletes videos and tracks that were uploaded before a moment and never became part of a project, and videos that
 * were removed from theirs before it. The track that a camera recorded into a video stays as long as the video.
 */
export async function deleteUnused(before: Date): Promise<number> {
  await db().delete(projectVideos).where(lt(projectVideos.removedAt, before));
  const videoUse = db()
    .select({ id: projectVideos.videoId })
    .from(projectVideos)
    .where(eq(projectVideos.videoId, videos.id));
  const trackUse = db().select({ id: projects.id }).from(projects).where(eq(projects.trackId, tracks.id));
  const cameraUse = db().select({ id: videos.id }).from(videos).where(eq(videos.cameraTrackId, tracks.id));
  const unusedVideos = await db()
    .delete(videos)
    .where(and(lt(videos.createdAt, before), notExists(videoUse)))
    .returning({ id: videos.id, key: videos.key });
  const unusedTracks = await db()
    .delete(tracks)
    .where(and(lt(tracks.createdAt, before), notExists(trackUse), notExists(cameraUse)))
    .returning({ key: tracks.key });
  const keys = [
    ...unusedVideos.flatMap(({ id, key }) => [...(key ? [key] : []), ...storageKeys.madeOfVideo(id)]),
    ...unusedTracks.map(({ key }) => key),
  ];
  if (keys.length > 0) await storage().delete(keys);
  return unusedVideos.length + unusedTracks.length;
}
