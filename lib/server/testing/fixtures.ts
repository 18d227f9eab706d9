import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProjectResource } from "#lib/contracts/api";
import type { ProjectDocument } from "#lib/contracts/project";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import type { Sync } from "#lib/domain/sync/sync";
import { db } from "#lib/server/db/client";
import { tracks, videos } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";

/** Facts of an ordinary 20 s camera file that began at the given moment (seconds since 1970). */
export function facts(changes: Partial<VideoFacts> = {}): VideoFacts {
  return {
    container: "mov,mp4,m4a,3gp,3g2,mj2",
    duration: 20,
    startTime: 0,
    frameRate: { num: 30, den: 1 },
    variableFrameRate: false,
    width: 1920,
    height: 1080,
    rotation: 0,
    anamorphic: false,
    codec: "h264",
    pixelFormat: "yuv420p",
    color: { range: "tv", matrix: "bt709", hdr: "none" },
    videoStream: 0,
    size: 1_000_000,
    ...changes,
  };
}

/** A video row as an upload leaves it: `processing`, or `ready` when facts are given. */
export async function insertVideo(ownerId: string, known?: VideoFacts): Promise<string> {
  const id = randomUUID();
  await db()
    .insert(videos)
    .values({
      id,
      ownerId,
      name: "GX010042.MP4",
      key: storageKeys.video(id),
      size: 1_000_000,
      ...(known ? { status: "ready", facts: known } : {}),
    });
  return id;
}

/** A track row as an upload leaves it. */
export async function insertTrack(ownerId: string): Promise<string> {
  const id = randomUUID();
  await db()
    .insert(tracks)
    .values({ id, ownerId, name: "ride.gpx", key: storageKeys.track(id), size: 1000 });
  return id;
}

/** A track like that with its file in storage: a ride north that begins at a moment (seconds since 1970), `length` seconds long. */
export async function storeTrack(ownerId: string, ride: { start: number; length: number }): Promise<string> {
  const id = await insertTrack(ownerId);
  const points = Array.from({ length: Math.floor(ride.length / STEP) + 1 }, (_, i) => {
    const time = new Date((ride.start + i * STEP) * 1000).toISOString();
    return `<trkpt lat="${48 + i * STEP * 5e-5}" lon="11.5"><ele>500</ele><time>${time}</time></trkpt>`;
  });
  const path = join(env().DATA_DIR, `${id}.gpx`);
  await writeFile(path, `<gpx version="1.1" creator="test"><trk><trkseg>${points.join("")}</trkseg></trk></gpx>`);
  await storage().putFile(storageKeys.track(id), path, "application/gpx+xml");
  return id;
}
/** Seconds from one of its points to the next. */
const STEP = 5;

/** The project's document with every video lined up like this, its clip as it is. */
export function linedUp({ document, videos: used }: ProjectResource, sync: Sync): ProjectDocument {
  const edits = used.map(({ id }) => [id, { clip: document.videos[id]?.clip ?? null, sync }]);
  return { ...document, videos: Object.fromEntries(edits) };
}
