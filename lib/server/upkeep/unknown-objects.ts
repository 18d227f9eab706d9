import { and, eq, inArray, or } from "drizzle-orm";
import { z } from "zod";
import { db } from "#lib/server/db/client";
import { renders, renditions, tracks, uploads, videos, youtubeSections } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";
import { STORAGE_FOLDERS } from "#lib/server/storage/storage";

type Folder = (typeof STORAGE_FOLDERS)[number];

const BATCH = 500;

/**
 * The keys of objects that no row of the database knows, in batches. Only objects stored before `storedBefore` count,
 * since a file is stored before its row is written; and only those under an id of ours, so a bucket may hold other
 * things.
 */
export async function* unknownObjects(storedBefore: Date): AsyncGenerator<string[]> {
  for (const folder of STORAGE_FOLDERS) {
    let batch = new Map<string, string>();
    for await (const { key, modifiedAt } of storage().list(folder)) {
      const id = key.split("/")[1] ?? "";
      if (modifiedAt >= storedBefore || !z.uuid().safeParse(id).success) continue;
      batch.set(key, id);
      if (batch.size < BATCH) continue;
      yield unknownOf(folder, batch);
      batch = new Map();
    }
    if (batch.size > 0) yield unknownOf(folder, batch);
  }
}

async function unknownOf(folder: Folder, idOfKey: Map<string, string>): Promise<string[]> {
  const known = await KNOWN[folder]([...new Set(idOfKey.values())]);
  return [...idOfKey].filter(([, id]) => !known.has(id)).map(([key]) => key);
}

/** Which of the ids in a folder still stand for something. */
const KNOWN: Record<Folder, (ids: string[]) => Promise<Set<string>>> = {
  "videos/": async (ids) => {
    const rows = await db().select({ id: videos.id }).from(videos).where(inArray(videos.id, ids));
    return union(rows, await underWay(ids));
  },
  "tracks/": async (ids) => {
    const rows = await db().select({ id: tracks.id }).from(tracks).where(inArray(tracks.id, ids));
    return union(rows, await underWay(ids));
  },
  "renders/": async (ids) => {
    const rows = await db()
      .selectDistinct({ id: renders.id })
      .from(renders)
      .leftJoin(renditions, eq(renditions.renderId, renders.id))
      .where(
        and(
          inArray(renders.id, ids),
          or(eq(renders.id, renditions.renderId), inArray(renders.status, ["queued", "running"])),
        ),
      );
    return union(rows, []);
  },
  "youtube/": async (ids) => {
    const rows = await db()
      .select({ id: youtubeSections.id })
      .from(youtubeSections)
      .where(inArray(youtubeSections.id, ids));
    return union(rows, []);
  },
};

const underWay = (ids: string[]) =>
  db().select({ id: uploads.targetId }).from(uploads).where(inArray(uploads.targetId, ids));

const union = (...lists: { id: string }[][]) => new Set(lists.flat().map((row) => row.id));
