import { asc } from "drizzle-orm";
import { archiveName, splitName, uniqueNames } from "#lib/domain/archive-name";
import { layoutFile } from "#lib/domain/overlay/layouts/layout-file";
import { accountOf } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { layouts, notices, renderOrders, tracks, uploads, webhooks } from "#lib/server/db/schema";
import { exportIndex } from "#lib/server/export/export-index";
import {
  filesOf,
  type ProjectRow,
  projectsOf,
  rendersIn,
  sharesOf,
  tracksOf,
  videosIn,
  videosOf,
} from "#lib/server/export/person-rows";
import type { ZipEntry } from "#lib/server/export/zip-stream";
import { ownedBy } from "#lib/server/owned";
import { shareAddresses } from "#lib/server/share-resource";
import { storage } from "#lib/server/storage/open-storage";
import { storedPieces } from "#lib/server/stored-pieces";

/** Bytes of tracks that go into one archive; further ones are linked: an archive holds 4 GB at most. */
const MOST_TRACK_BYTES = 3 * 1024 ** 3;

/**
 * Everything that is kept of a person, one file after another: what they entered and uploaded as it is, videos and films,
 * which are too large, as links in `index.html`. Secrets of webhooks stay here. Read page by page.
 */
export async function* exportEntries(
  ownerId: string,
  now: Date,
  mostTrackBytes = MOST_TRACK_BYTES,
): AsyncGenerator<ZipEntry> {
  const unique = uniqueNames();
  const json = (name: string, value: unknown, modifiedAt = now): ZipEntry => ({
    name,
    modifiedAt,
    content: [new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)],
  });

  yield json("account.json", await account(ownerId, now));
  for await (const project of projectsOf(ownerId)) {
    const name = unique("projects/", archiveName(project.title, ".json"));
    yield json(name, await projectFile(project), project.updatedAt);
  }
  const own = await db().select().from(layouts).where(ownedBy(layouts, ownerId)).orderBy(asc(layouts.createdAt));
  for (const { layout, updatedAt } of own) {
    const { name, text } = layoutFile(layout);
    yield { name: unique("layouts/", name), modifiedAt: updatedAt, content: [new TextEncoder().encode(text)] };
  }
  for await (const { ownerId: _owner, ...video } of videosOf(ownerId)) {
    yield json(unique("videos/", archiveName(video.name, ".json")), video, video.createdAt);
  }
  const linked: string[] = [];
  let taken = 0;
  for await (const { id, key, name, size, createdAt } of tracksOf(ownerId)) {
    taken += size;
    if (taken > mostTrackBytes || !(await storage().head(key))) {
      linked.push(id);
      continue;
    }
    const [stem, extension] = splitName(name);
    yield {
      name: unique("tracks/", archiveName(stem, extension)),
      modifiedAt: createdAt,
      content: storedPieces(key),
    };
  }
  yield { name: "index.html", modifiedAt: now, content: exportIndex(ownerId, now, linked) };
}

async function account(ownerId: string, now: Date) {
  const { id, email, plan, mailWanted, createdAt } = await accountOf(ownerId);
  const [hooks, orders, told, open, trackList] = await Promise.all([
    db().select().from(webhooks).where(ownedBy(webhooks, ownerId)),
    db().select().from(renderOrders).where(ownedBy(renderOrders, ownerId)),
    db().select().from(notices).where(ownedBy(notices, ownerId)),
    db().select().from(uploads).where(ownedBy(uploads, ownerId)),
    db().select().from(tracks).where(ownedBy(tracks, ownerId)),
  ]);
  return {
    ...{ exportedAt: now, id, email, plan, mailWanted, createdAt },
    webhooks: hooks.map(({ id, url, stoppedAt, createdAt }) => ({ id, url, stoppedAt, createdAt })),
    tracks: trackList.map(({ id, name, size, createdAt }) => ({ id, name, size, createdAt })),
    uploadsUnderWay: open.map(({ id, kind, name, size, createdAt }) => ({ id, kind, name, size, createdAt })),
    notices: told.map(({ id, kind, renderId, createdAt }) => ({ id, kind, renderId, createdAt })),
    rendersOrdered: orders.map(({ renderId, orderedAt, returnedAt }) => ({ renderId, orderedAt, returnedAt })),
  };
}

async function projectFile({ ownerId: _owner, ...project }: ProjectRow) {
  const rows = await rendersIn(project.id);
  const ids = rows.map((row) => row.id);
  const [files, links, used] = await Promise.all([filesOf(ids), sharesOf(ids), videosIn(project.id)]);
  return {
    ...project,
    videos: used,
    renders: rows.map(({ ownerId: _renderOwner, projectId: _project, ...render }) => ({
      ...render,
      files: files
        .filter((file) => file.renderId === render.id)
        .map(({ kind, format, size, width, height }) => ({ kind, format, size, width, height })),
      shares: links
        .filter((link) => link.renderId === render.id)
        .map(({ token, createdAt, revokedAt }) => ({ url: shareAddresses(token).url, createdAt, revokedAt })),
    })),
  };
}
