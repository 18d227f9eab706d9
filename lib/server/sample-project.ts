import { randomUUID } from "node:crypto";
import { glob, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ProjectResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { tracks, videos } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { createProject } from "#lib/server/projects";
import { enqueue } from "#lib/server/queue/enqueue";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";

type Files = { readonly video: string; readonly track: string };

/** Whether there is a sample ride to open here, or one could be made by `npm run sample`; hosted mode has none. */
export type SampleOffer = "made" | "to make" | "none";

export async function sampleOffer(): Promise<SampleOffer> {
  if (env().SPORTSSYNC_MODE !== "local") return "none";
  return (await findSampleRide()) ? "made" : "to make";
}

/** The sample ride's files, where `npm run sample` or the demo made them. Undefined elsewhere and in hosted mode. */
async function findSampleRide(): Promise<Files | undefined> {
  const { DATA_DIR, SPORTSSYNC_MODE } = env();
  if (SPORTSSYNC_MODE !== "local") return undefined;
  // The folder's name carries the sample's version: of several the one made last.
  const found: { files: Files; madeAt: number }[] = [];
  for await (const path of glob("sample/sample-ride-*/sample-ride.mp4", { cwd: DATA_DIR })) {
    const video = join(DATA_DIR, path);
    const files = { video, track: video.replace(/mp4$/, "gpx") };
    found.push({ files, madeAt: (await stat(video)).mtimeMs });
  }
  return found.sort((a, b) => b.madeAt - a.madeAt)[0]?.files;
}

/** A project of the sample ride, as if its files had been uploaded. Throws AppError `not_found` when it was not made. */
export async function createSampleProject(ownerId: string): Promise<ProjectResource> {
  const files = await findSampleRide();
  if (!files) {
    throw new AppError("not_found", "no sample ride", {
      userMessage: "The sample ride has not been made here. Run `npm run sample` and try again.",
    });
  }
  const [videoId, trackId] = [randomUUID(), randomUUID()];
  const video = await stored(storageKeys.video(videoId), files.video, "video/mp4");
  const track = await stored(storageKeys.track(trackId), files.track, "application/octet-stream");
  await db().transaction(async (tx) => {
    await tx.insert(tracks).values({ id: trackId, ownerId, name: "sample-ride.gpx", ...track });
    await tx.insert(videos).values({ id: videoId, ownerId, name: "sample-ride.mp4", ...video });
    await enqueue(tx, "ingest", { videoId });
  });
  return createProject(ownerId, { title: "Sample ride", videoIds: [videoId], trackId });
}

async function stored(key: string, path: string, contentType: string): Promise<{ key: string; size: number }> {
  const { size } = await storage().putFile(key, path, contentType);
  return { key, size };
}
