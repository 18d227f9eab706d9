import { createProject, updateProject } from "#lib/server/projects";
import { claimRender } from "#lib/server/render-claim";
import { createRender } from "#lib/server/renders";
import { storageKeys } from "#lib/server/storage/storage";
import { facts, insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";

const SYNC = { start: 1_717_228_800, offset: 0, rate: 1 };

/** A project of a 20 s video that is lined up, and a render of it that waits. */
export async function orderRender(ownerId: string): Promise<{ id: string; projectId: string; videoId: string }> {
  const videoId = await insertVideo(ownerId, facts());
  const trackId = await insertTrack(ownerId);
  const made = await createProject(ownerId, { title: "Ride", videoIds: [videoId], trackId });
  const { id: projectId, version } = made;
  await updateProject(ownerId, projectId, { version, document: linedUp(made, SYNC) });
  return { id: (await createRender(ownerId, { projectId })).id, projectId, videoId };
}

/** Ends a render that waits as a worker does; its one file is stored nowhere. */
export async function finishRender(id: string, expiresAt: Date): Promise<void> {
  const claim = await claimRender(id);
  const key = storageKeys.rendition(id, "source", "mp4");
  await claim?.finish([{ kind: "source", format: "mp4", key, width: 1920, height: 1080, size: 1234 }], expiresAt);
}
