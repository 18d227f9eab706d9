import { randomBytes, randomUUID } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { projectDocumentSchema } from "#lib/contracts/project";
import { METRIC } from "#lib/domain/overlay/display-units";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { prepareDatabase } from "#lib/server/db/migrate";

const MIGRATIONS = fileURLToPath(new URL("../../../drizzle", import.meta.url));
const address = new URL(inject("templateUrl"));
const name = `test_${randomBytes(6).toString("hex")}`;
const url = Object.assign(new URL(address), { pathname: `/${name}` }).href;
const admin = postgres(Object.assign(new URL(address), { pathname: "/template1" }).href, {
  max: 1,
  onnotice: () => {},
});

beforeAll(() => admin.unsafe(`create database ${name} template template0`));
afterAll(async () => {
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
});

/** Brings the database to where an earlier release left it, and no further. */
async function migrateUntil(last: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sportssync-migrations-"));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await cp(MIGRATIONS, folder, { recursive: true });
    const path = join(folder, "meta", "_journal.json");
    const journal = JSON.parse(await readFile(path, "utf8"));
    const entries = journal.entries.filter(({ idx }: { idx: number }) => idx <= last);
    await writeFile(path, JSON.stringify({ ...journal, entries }));
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end();
    await rm(folder, { recursive: true });
  }
}

test("A ride of the release with one video for each opens with its video, sync and clip where they belong", async () => {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const [ownerId, trackId] = [randomUUID(), randomUUID()];
  const sync = { start: 1_717_228_800, offset: -7200.25, rate: 1.5 };
  const clip = { in: 3.5, out: 12 };
  const kept = { layout: LAYOUTS.cockpit, units: { ...METRIC, utcOffsetMinutes: 120 }, rider: { ftp: 250 } };
  const rides = [
    { id: randomUUID(), videoId: randomUUID(), document: { ...kept, sync, clip }, version: 7 },
    { id: randomUUID(), videoId: randomUUID(), document: { ...kept, sync: null, clip: null }, version: 1 },
  ];
  try {
    await migrateUntil(6);
    await sql`insert into tracks (id, owner_id, name, key, size) values (${trackId}, ${ownerId}, 'a.gpx', 'a', 1)`;
    for (const { id, videoId, document, version } of rides) {
      await sql`insert into videos (id, owner_id, name, key, size) values (${videoId}, ${ownerId}, 'a.mp4', 'b', 1)`;
      await sql`
        insert into projects (id, owner_id, title, video_id, track_id, document, version)
        values (${id}, ${ownerId}, 'Stelvio', ${videoId}, ${trackId}, ${sql.json(document)}, ${version})`;
    }
    await prepareDatabase(url);

    for (const { id, videoId, document, version } of rides) {
      const [row] = await sql`select document, version from projects where id = ${id}`;
      const edits = { [videoId]: { sync: document.sync, clip: document.clip } };
      expect(row).toEqual({ document: { ...kept, videos: edits }, version });
      expect(projectDocumentSchema.parse(row?.document)).toMatchObject({ ...kept, videos: edits });
      const used = await sql`select video_id, removed_at from project_videos where project_id = ${id}`;
      expect([...used]).toEqual([{ video_id: videoId, removed_at: null }]);
    }
  } finally {
    await sql.end();
  }
});
