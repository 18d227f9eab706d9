import { createHash, randomBytes, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FILE_ID, fitFile, record } from "#lib/domain/track/testing/fit-file";
import { db } from "#lib/server/db/client";
import { tracks, uploads, videos } from "#lib/server/db/schema";
import { answerFileRequest } from "#lib/server/storage/disk/files-endpoint";
import { diskStorage, storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { serve, type TestServer } from "#lib/server/storage/testing/http-server";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { abortUpload, completeUpload, createUpload, findUploads, getUpload, signParts } from "#lib/server/uploads";

const PART = 5 * 1024 * 1024;
const OWNER = randomUUID();
const FIT = fitFile([FILE_ID, record(0), record(1)]);
const GPX = Buffer.from(`<?xml version="1.0"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
<trkpt lat="47.1" lon="8.1"><ele>400</ele><time>2024-05-01T08:00:00Z</time></trkpt>
<trkpt lat="47.1001" lon="8.1"><ele>401</ele><time>2024-05-01T08:00:01Z</time></trkpt>
<trkpt lat="47.1002" lon="8.1"><ele>402</ele><time>2024-05-01T08:00:02Z</time></trkpt>
</trkseg></trk></gpx>`);

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await testDatabase();
  server = await serve(async (request) => answerFileRequest(diskStorage() ?? never(), request));
  Object.assign(process.env, { PUBLIC_URL: server.url, MAX_VIDEO_BYTES: "50000000", MAX_TRACK_BYTES: "1000000" });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database.drop();
});

function never(): never {
  throw new Error("the tests use the disk driver");
}

/** Begins as an MP4 does, and is long enough for three parts. */
function videoBytes(): Buffer<ArrayBuffer> {
  const bytes = randomBytes(2 * PART + 77);
  bytes.write("\0\0\0\x20ftypisom", 0, "latin1");
  return bytes;
}

type Announced = { kind: "video" | "track"; name?: string; fingerprint?: string };

async function begin(bytes: Buffer, { kind, name = `ride.${kind}`, fingerprint = randomUUID() }: Announced) {
  return createUpload(OWNER, { kind, name, size: bytes.length, fingerprint });
}

async function send(id: string, bytes: Buffer<ArrayBuffer>, partNumbers: number[]) {
  const { parts } = await signParts(OWNER, id, partNumbers);
  return Promise.all(
    parts.map(async ({ partNumber, url }) => {
      const body = bytes.subarray((partNumber - 1) * PART, partNumber * PART);
      const response = await fetch(url, { method: "PUT", body });
      expect(response.status).toBe(200);
      return { partNumber, etag: response.headers.get("etag") ?? "" };
    }),
  );
}

async function sendWhole(bytes: Buffer<ArrayBuffer>, announced: Announced) {
  const { id } = await begin(bytes, announced);
  const count = Math.ceil(bytes.length / PART);
  return {
    id,
    parts: await send(
      id,
      bytes,
      [...Array(count).keys()].map((index) => index + 1),
    ),
  };
}

const ingestJobs = async (videoId: string) =>
  (await db().execute(sql`select 1 from pgboss.job where name = 'ingest' and data->>'videoId' = ${videoId}`)).length;

describe("a video", () => {
  it("becomes a row and exactly one ingest job, and its file is what was sent", async () => {
    const bytes = videoBytes();
    const name = `"пробег" #1 '山'.mp4`;
    const { id, parts } = await sendWhole(bytes, { kind: "video", name });
    expect(await completeUpload(OWNER, id, { parts: parts.reverse() })).toEqual({ kind: "video", id });

    const [row] = await db().select().from(videos).where(sql`id = ${id}`);
    expect(row).toMatchObject({ ownerId: OWNER, name, size: bytes.length, status: "processing" });
    expect(await ingestJobs(id)).toBe(1);
    const stored = await storage().read(storageKeys.video(id));
    expect(createHash("sha256").update(stored).digest("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
    await expect(getUpload(OWNER, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is completed once, however often it is asked for and even at the same time", async () => {
    const { id, parts } = await sendWhole(videoBytes(), { kind: "video" });
    const answers = await Promise.all([1, 2, 3].map(() => completeUpload(OWNER, id, { parts })));
    answers.push(await completeUpload(OWNER, id, { parts }));
    expect(answers).toEqual(Array(4).fill({ kind: "video", id }));
    expect(await ingestJobs(id)).toBe(1);
  });

  it("is completed after a crash between joining the parts and writing the row", async () => {
    const fingerprint = randomUUID();
    const { id, parts } = await sendWhole(videoBytes(), { kind: "video", fingerprint });
    const [row] = await db().select().from(uploads).where(sql`id = ${id}`);
    await storage().completeUpload(storageKeys.video(id), row?.storageUploadId ?? "", parts);

    const [resumed] = await findUploads(OWNER, fingerprint);
    expect(resumed?.parts.map((part) => part.partNumber)).toEqual([1, 2, 3]);
    expect(await completeUpload(OWNER, id, { parts: resumed?.parts ?? [] })).toEqual({ kind: "video", id });
  });

  it("stays open when a part is missing, and can be gone on with", async () => {
    const bytes = videoBytes();
    const { id } = await begin(bytes, { kind: "video" });
    const [first, third] = await send(id, bytes, [1, 3]);
    if (!first || !third) throw new Error("two parts were sent");
    await expect(completeUpload(OWNER, id, { parts: [first, third] })).rejects.toMatchObject({
      code: "invalid_request",
      details: { partNumber: 2 },
    });
    const [second] = await send(id, bytes, [2]);
    if (!second) throw new Error("a part was sent");
    expect(await completeUpload(OWNER, id, { parts: [first, second, third] })).toEqual({ kind: "video", id });
  });

  it.each([
    ["a playlist renamed .mp4", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"],
    ["an ffconcat script", "ffconcat version 1.0\nfile /etc/passwd\n"],
    ["a GPX", GPX.toString()],
    ["a page", "<!doctype html><script>alert(1)</script>"],
  ])("is refused in plain words when it is %s, and the file is deleted", async (_, text) => {
    const { id, parts } = await sendWhole(Buffer.from(text), { kind: "video", name: "ride.mp4" });
    await expect(completeUpload(OWNER, id, { parts })).rejects.toMatchObject({
      code: "invalid_video",
      userMessage: expect.stringContaining("not a video"),
    });
    expect(await storage().head(storageKeys.video(id))).toBeUndefined();
    expect(await db().select().from(videos).where(sql`id = ${id}`)).toEqual([]);
    await expect(getUpload(OWNER, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused before it begins when it is too large, with both sizes said", async () => {
    const input = { kind: "video", name: "a.mp4", size: 50_000_001, fingerprint: "f" } as const;
    await expect(createUpload(OWNER, input)).rejects.toMatchObject({
      code: "too_large",
      userMessage: expect.stringMatching(/51 MB; up to 50 MB/),
    });
  });
});

describe("a track", () => {
  it("is read before it becomes a row", async () => {
    const { id, parts } = await sendWhole(GPX as Buffer<ArrayBuffer>, { kind: "track" });
    expect(await completeUpload(OWNER, id, { parts })).toEqual({ kind: "track", id });
    const [row] = await db().select().from(tracks).where(sql`id = ${id}`);
    expect(row).toMatchObject({ ownerId: OWNER, size: GPX.length });
  });

  it.each([
    ["FIT", "ride.fit", FIT],
    ["compressed FIT", "ride.fit.gz", gzipSync(FIT)],
    ["compressed GPX", "no ending", gzipSync(GPX)],
  ])("of another format is taken as it came: %s", async (_, name, content) => {
    const bytes = Buffer.from(content);
    const { id, parts } = await sendWhole(bytes, { kind: "track", name });
    expect(await completeUpload(OWNER, id, { parts })).toEqual({ kind: "track", id });
    expect(Buffer.from(await storage().read(storageKeys.track(id)))).toEqual(bytes);
  });

  it("that is a compressed bomb is refused in plain words and deleted", async () => {
    const bomb = gzipSync(`<gpx>${"<a/>".repeat(5_000_000)}`, { level: 9 });
    const { id, parts } = await sendWhole(Buffer.from(bomb), { kind: "track", name: "ride.gpx.gz" });
    await expect(completeUpload(OWNER, id, { parts })).rejects.toMatchObject({
      code: "too_large",
      userMessage: expect.stringContaining("unpacks to far more than any ride"),
    });
    expect(await storage().head(storageKeys.track(id))).toBeUndefined();
  });

  it.each([
    ["without times", GPX.toString().replaceAll(/<time>.*?<\/time>/g, "")],
    ["with an entity", GPX.toString().replace("<gpx", '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx')],
    ["that is a video", videoBytes().toString("latin1").slice(0, 5000)],
  ])("%s is refused in plain words and deleted", async (_, text) => {
    const { id, parts } = await sendWhole(Buffer.from(text, "latin1"), { kind: "track" });
    await expect(completeUpload(OWNER, id, { parts })).rejects.toMatchObject({ code: "invalid_track" });
    expect(await storage().head(storageKeys.track(id))).toBeUndefined();
  });
});

describe("an interrupted upload", () => {
  it("is found by its file's fingerprint with the parts that arrived", async () => {
    const bytes = videoBytes();
    const fingerprint = randomUUID();
    const { id } = await begin(bytes, { kind: "video", fingerprint });
    await send(id, bytes, [3, 1]);
    const found = await findUploads(OWNER, fingerprint);
    expect(found.map((upload) => [upload.id, upload.parts.map(({ partNumber, size }) => [partNumber, size])])).toEqual([
      [
        id,
        [
          [1, PART],
          [3, 77],
        ],
      ],
    ]);
  });

  it("is found among all of its person's, whatever the file, the newest first", async () => {
    const owner = randomUUID();
    const made: string[] = [];
    for (const name of ["1.mp4", "2.mp4"]) {
      const input = { kind: "video", name, size: PART, fingerprint: randomUUID() } as const;
      made.unshift((await createUpload(owner, input)).id);
    }
    expect((await findUploads(owner)).map(({ id }) => id)).toEqual(made);
    expect(await findUploads(randomUUID())).toEqual([]);
  });

  it("is forgotten when storage no longer knows it", async () => {
    const fingerprint = randomUUID();
    const { id } = await begin(videoBytes(), { kind: "video", fingerprint });
    await storage().sweepUnfinished(new Date(Date.now() + 3_600_000), new Set());
    expect(await findUploads(OWNER, fingerprint)).toEqual([]);
    expect(await db().select().from(uploads).where(sql`id = ${id}`)).toEqual([]);
  });

  it("is gone after it was aborted; aborting again, or after completion, changes nothing", async () => {
    const bytes = videoBytes();
    const { id } = await begin(bytes, { kind: "video" });
    const parts = await send(id, bytes, [1, 2, 3]);
    await abortUpload(OWNER, id);
    await abortUpload(OWNER, id);
    await expect(completeUpload(OWNER, id, { parts })).rejects.toMatchObject({ code: "not_found" });

    const done = await sendWhole(GPX as Buffer<ArrayBuffer>, { kind: "track" });
    await completeUpload(OWNER, done.id, { parts: done.parts });
    await abortUpload(OWNER, done.id);
    expect(await storage().head(storageKeys.track(done.id))).toEqual({ size: GPX.length });
  });
});

it("keeps one person's upload from every other person", async () => {
  const bytes = videoBytes();
  const fingerprint = randomUUID();
  const { id } = await begin(bytes, { kind: "video", fingerprint });
  const parts = await send(id, bytes, [1, 2, 3]);
  const stranger = randomUUID();
  expect(await findUploads(stranger, fingerprint)).toEqual([]);
  const attempts = [
    () => getUpload(stranger, id),
    () => signParts(stranger, id, [1]),
    () => completeUpload(stranger, id, { parts }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  await abortUpload(stranger, id);
  expect((await getUpload(OWNER, id)).parts).toHaveLength(3);
});

it("signs no part beyond the end of the file", async () => {
  const { id } = await begin(videoBytes(), { kind: "video" });
  await expect(signParts(OWNER, id, [4])).rejects.toMatchObject({ code: "invalid_request" });
});
