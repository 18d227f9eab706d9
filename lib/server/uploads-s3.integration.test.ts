import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { findVersitygw, startVersitygw } from "#lib/server/storage/testing/versitygw";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { completeUpload, createUpload, getUpload, signParts } from "#lib/server/uploads";

const PART = 5 * 1024 * 1024;
const OWNER = randomUUID();
const HTML = "<!doctype html><script>alert(document.domain)</script>";
const MP4_START = "\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41";

const binary = findVersitygw();
if (!binary) console.warn("The S3 server is missing (npm run tools): uploads to it are not tested.");

describe.skipIf(!binary)("An upload to a real S3 server", () => {
  let server: Awaited<ReturnType<typeof startVersitygw>>;
  let database: TestDatabase;
  beforeAll(async () => {
    server = await startVersitygw(binary!);
    database = await testDatabase();
    const { options } = server;
    Object.assign(process.env, {
      S3_BUCKET: options.bucket,
      S3_ENDPOINT: options.endpoint,
      S3_ACCESS_KEY_ID: options.accessKeyId,
      S3_SECRET_ACCESS_KEY: options.secretAccessKey,
      S3_FORCE_PATH_STYLE: "true",
    });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database.drop();
  });

  const begin = (size: number, name = "ride.mp4") =>
    createUpload(OWNER, { kind: "video", name, size, fingerprint: randomUUID() });
  const urlsOf = async (id: string, partNumbers: number[]) =>
    (await signParts(OWNER, id, partNumbers)).parts.map(({ url }) => url);
  const send = (url: string, bytes: BodyInit) => fetch(url, { method: "PUT", body: bytes });

  /** A server that refuses may hang up before it has heard all. */
  const isTaken = async (url: string, bytes: BodyInit) => (await send(url, bytes).catch(() => undefined))?.ok ?? false;

  async function sendWhole(bytes: Buffer<ArrayBuffer>, name: string) {
    const { id } = await begin(bytes.length, name);
    const [url = ""] = await urlsOf(id, [1]);
    const answer = await send(url, bytes);
    return { id, parts: [{ partNumber: 1, etag: answer.headers.get("etag") ?? "" }] };
  }

  it("takes no byte more or less than was announced and counted", async () => {
    const { id } = await begin(PART + 1000);
    const [first = "", last = ""] = await urlsOf(id, [1, 2]);
    const taken = [];
    for (const [url, size] of [
      [first, PART + 1],
      [first, PART - 1],
      [first, 0],
      [last, PART],
      [last, 1001],
    ] as const) {
      taken.push(await isTaken(url, randomBytes(size)));
    }
    expect(taken).toEqual([false, false, false, false, false]);
    expect((await getUpload(OWNER, id)).parts).toEqual([]);
    await expect(signParts(OWNER, id, [3])).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("gives addresses that write nothing but that part of that upload", async () => {
    const [mine, other] = [await begin(1000), await begin(1000)];
    const [url = ""] = await urlsOf(mine.id, [1]);
    const [otherUrl = ""] = await urlsOf(other.id, [1]);
    const uploadId = (address: string) => new URL(address).searchParams.get("uploadId") ?? "";
    const altered = [
      url.replace(mine.id, other.id),
      url.replace(uploadId(url), uploadId(otherUrl)),
      url.replace(mine.id, other.id).replace(uploadId(url), uploadId(otherUrl)),
      url.replace("partNumber=1", "partNumber=2"),
      url.replace(`uploadId=${uploadId(url)}&`, ""),
      url.replace(/X-Amz-Expires=\d+/, "X-Amz-Expires=604800"),
    ];
    expect(new Set([url, ...altered]).size).toBe(altered.length + 1);
    for (const address of altered) expect(await isTaken(address, randomBytes(1000))).toBe(false);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
    for (const { id } of [mine, other]) {
      expect((await getUpload(OWNER, id)).parts).toEqual([]);
      expect(await storage().head(storageKeys.video(id))).toBeUndefined();
    }
    expect(Number(new URL(url).searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(900);
  });

  it("is deleted when storage holds another size than was announced", async () => {
    const { id } = await begin(PART);
    const key = storageKeys.video(id);
    const [url = ""] = await urlsOf(id, [1]);
    const uploadId = new URL(url).searchParams.get("uploadId") ?? "";
    // As a storage server would that does not hold clients to the length that was signed.
    const short = await storage().signPart(key, uploadId, { partNumber: 1, size: 1000 }, 60);
    const answer = await send(
      short,
      Buffer.concat([Buffer.from(MP4_START, "latin1"), randomBytes(1000)]).subarray(0, 1000),
    );
    const parts = [{ partNumber: 1, etag: answer.headers.get("etag") ?? "" }];
    await expect(completeUpload(OWNER, id, { parts })).rejects.toMatchObject({
      code: "invalid_request",
      userMessage: expect.stringContaining(`announced with ${PART} bytes, but 1000 came`),
    });
    expect(await storage().head(key)).toBeUndefined();
  });

  it.each([
    ["a page", "ride.mp4", HTML],
    ["a drawing with a script", "ride.mov", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
    ["a PDF", "ride.mp4", "%PDF-1.7\n1 0 obj"],
    ["one byte", "ride.mp4", "\0"],
  ])("that is %s is refused and deleted, whatever it is called", async (_, name, text) => {
    const { id, parts } = await sendWhole(Buffer.from(text), name);
    await expect(completeUpload(OWNER, id, { parts })).rejects.toMatchObject({ code: "invalid_video" });
    expect(await storage().head(storageKeys.video(id))).toBeUndefined();
  });

  it.each([
    ["ride.mp4", "video/mp4"],
    ["ride.html", "application/octet-stream"],
    ["ride.svg", "application/octet-stream"],
    ["ride.mp4\r\nContent-Type: text/html", "application/octet-stream"],
    ["../../ride.MOV", "video/quicktime"],
  ])("that is a video and a page at once, called %j, is never served as a page", async (name, type) => {
    const both = Buffer.from(`${MP4_START}${HTML}`, "latin1");
    const { id, parts } = await sendWhole(both, name);
    await completeUpload(OWNER, id, { parts });
    const answer = await fetch(await storage().signGet(storageKeys.video(id), { expiresInSeconds: 60 }));
    expect(answer.headers.get("content-type")).toBe(type);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(both);
  });
});
