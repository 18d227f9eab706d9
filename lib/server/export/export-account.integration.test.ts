import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { accounts, projects, tracks, webhooks } from "#lib/server/db/schema";
import { exportAccount } from "#lib/server/export/export-account";
import { exportEntries } from "#lib/server/export/export-entries";
import { zipStream } from "#lib/server/export/zip-stream";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { insertTrack } from "#lib/server/testing/fixtures";
import { fullPerson } from "#lib/server/testing/full-person";
import { ownedIds } from "#lib/server/testing/owned-tables";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function unpacked(bytes: AsyncIterable<Uint8Array>): Promise<{ folder: string; files: Map<string, string> }> {
  const folder = join(database.dataDir, `out-${Math.random()}`);
  await mkdir(folder);
  await pipeline(bytes, createWriteStream(`${folder}.zip`));
  // Python's own reader, which checks every file's checksum.
  const script =
    "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])";
  execFileSync("python3", ["-c", script, `${folder}.zip`, folder]);
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of names.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), await readFile(path, "utf8"));
  }
  return { folder, files };
}

const titled = (ownerId: string, title: string) =>
  db().update(projects).set({ title }).where(eq(projects.ownerId, ownerId));

async function track(ownerId: string, name: string, content: Uint8Array): Promise<string> {
  const id = await insertTrack(ownerId);
  await db().update(tracks).set({ name, size: content.length }).where(eq(tracks.id, id));
  const path = join(database.dataDir, id);
  await writeFile(path, content);
  await storage().putFile(storageKeys.track(id), path, "application/gpx+xml");
  return id;
}

test("the archive holds every row that is a person's, their tracks as they were, and nothing of anybody else", async () => {
  const [me, other] = [await fullPerson(), await fullPerson()];
  const gpx = new TextEncoder().encode("<gpx>Å</gpx>".repeat(5000));
  await track(me.id, "Dawn.gpx", gpx);
  await track(me.id, "Dusk.fit", gpx.subarray(0, 12));
  const { files } = await unpacked(exportAccount(me.id).bytes);
  const text = [...files.values()].join("\n");
  for (const [table, ids] of Object.entries(await ownedIds(me.id))) {
    expect(ids.length, table).toBeGreaterThan(0);
    // Layouts go as files that can be opened again, without an id.
    if (table !== "layouts") for (const id of ids) expect(text.includes(id), `${id} of ${table}`).toBe(true);
  }
  for (const id of [other.id, ...Object.values(await ownedIds(other.id)).flat()]) expect(text).not.toContain(id);
  const [hook] = await db().select().from(webhooks).where(eq(webhooks.ownerId, me.id));
  expect(text).toContain(hook!.url);
  expect(text).not.toContain(hook!.secret);

  expect(files.get("tracks/Dawn.gpx") === new TextDecoder().decode(gpx)).toBe(true);
  expect(files.get("tracks/Dusk.fit")).toBe("<gpx>Å</gpx>".slice(0, 11));
  const account = JSON.parse(files.get("account.json")!);
  const [row] = await db().select().from(accounts).where(eq(accounts.id, me.id));
  expect(account).toMatchObject({ id: me.id, email: me.email, createdAt: row!.createdAt.toISOString() });
  const project = JSON.parse(files.get("projects/Ride.json")!);
  const [stored] = await db().select().from(projects).where(eq(projects.id, project.id));
  expect(project.document).toEqual(JSON.parse(JSON.stringify(stored!.document)));
  expect(files.get("layouts/mine.layout.json")).toContain('"name": "Mine"');
  // The film is linked, by an address that works.
  const [link] = /href="([^"]*renders[^"]*)"/.exec(files.get("index.html")!)!.slice(1);
  expect(link!.replaceAll("&#38;", "&")).toContain(me.done.id);
});

test.each([
  ["../../../../etc/cron.d/evil", "etc cron.d evil"],
  ["/etc/passwd", "etc passwd"],
  ["..\\..\\boot.ini", "boot.ini"],
  ["CON", "_CON"],
  ["🚴 Südtirol – 山", "🚴 Südtirol – 山"],
])("a ride called %j stays within the folder it is unpacked into", async (title, expected) => {
  const me = await fullPerson();
  await titled(me.id, title);
  await track(me.id, `${title}.gpx`, new TextEncoder().encode("<gpx/>"));
  const { files } = await unpacked(exportAccount(me.id).bytes);
  expect(files.get(`projects/${expected}.json`)).toBeDefined();
  expect(files.get(`projects/${expected} (2).json`)).toBeDefined();
  expect(files.get(`tracks/${expected}.gpx`)).toBe("<gpx/>");
});

test("tracks beyond what one archive holds, and files that storage has lost, are not silently missing", async () => {
  const me = await fullPerson();
  const id = await track(me.id, "large.gpx", new Uint8Array(10_000));
  const { files } = await unpacked(zipStream(exportEntries(me.id, new Date(), 5000)));
  expect([...files.keys()].filter((name) => name.startsWith("tracks/large"))).toEqual([]);
  expect(files.get("index.html")).toContain(`tracks/${id}/source`);
});

test("no more is read than is asked for: one track at a time, however many there are", async () => {
  const me = await fullPerson();
  const content = Buffer.concat(
    Array.from({ length: 32 * 1024 }, (_, i) => createHash("sha256").update(`${i}`).digest()),
  );
  for (let i = 0; i < 20; i++) await track(me.id, `${i}.gpx`, content);
  const read = storage().read;
  let opened = 0;
  storage().read = (key) => {
    opened++;
    return read(key);
  };
  try {
    let bytes = 0;
    let most = 0;
    for await (const chunk of exportAccount(me.id).bytes) {
      bytes += chunk.length;
      // What does not compress comes out as it goes in: what was opened and is not out yet is at most one track.
      most = Math.max(most, opened * content.length - bytes);
    }
    console.log(
      `20 tracks of 1 MiB: archive ${(bytes / 2 ** 20).toFixed(1)} MiB, held at most ${(most / 2 ** 20).toFixed(2)} MiB`,
    );
    expect(opened).toBeGreaterThanOrEqual(20);
    expect(most).toBeLessThanOrEqual(2 * content.length);

    opened = 0;
    const left = exportAccount(me.id).bytes;
    await left.next();
    expect(opened).toBe(0);
    await left.return(undefined);
  } finally {
    storage().read = read;
  }
});
