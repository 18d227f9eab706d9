import { createHash, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Storage } from "#lib/server/storage/storage";
import { availableDrivers, type StartedDriver } from "#lib/server/storage/testing/drivers";
import { PAGE_ORIGIN } from "#lib/server/storage/testing/versitygw";

/** The smallest that S3 takes for a part that is not the last. */
const PART = 5 * 1024 * 1024;
const MINUTE = 60;
const newKey = () => `videos/${randomUUID()}/source`;
const md5 = (bytes: Uint8Array) => createHash("md5").update(bytes).digest("hex");

/** As a browser sends a part whose machine is unplugged half-way; waits until the server has turned away too. */
async function sendHalf(url: URL, bytes: Uint8Array): Promise<void> {
  const socket = connect(Number(url.port), url.hostname);
  await once(socket, "connect");
  const checksum = createHash("md5").update(bytes).digest("base64");
  socket.write(`PUT ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n`);
  socket.write(`content-length: ${bytes.length}\r\ncontent-md5: ${checksum}\r\n\r\n`);
  socket.end(bytes.subarray(0, bytes.length / 2));
  socket.resume();
  await once(socket, "close");
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

describe.each(availableDrivers())("storage on %s", (_, start) => {
  let driver: StartedDriver;
  let storage: Storage;
  let folder: string;
  beforeAll(async () => {
    driver = await start();
    storage = driver.storage;
    folder = await mkdtemp(join(tmpdir(), "sportssync-test-"));
  });
  afterAll(async () => {
    await driver[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  async function put(key: string, uploadId: string, partNumber: number, bytes: Uint8Array<ArrayBuffer>) {
    const url = await storage.signPart(key, uploadId, { partNumber, size: bytes.length }, MINUTE);
    const response = await fetch(url, { method: "PUT", body: bytes });
    expect(response.status).toBe(200);
    return { partNumber, etag: response.headers.get("etag") ?? "" };
  }

  async function publish(bytes: Uint8Array, contentType = "video/mp4", key = newKey()): Promise<string> {
    const path = join(folder, randomUUID());
    await writeFile(path, bytes);
    await storage.putFile(key, path, contentType);
    return key;
  }

  describe("a multipart upload", () => {
    it("joins parts that came in parallel and out of order, byte for byte", async () => {
      const key = newKey();
      const file = randomBytes(3 * PART + 1234);
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const parts = await Promise.all(
        [4, 2, 1, 3].map((n) => put(key, uploadId, n, file.subarray((n - 1) * PART, n * PART))),
      );
      expect(await storage.head(key)).toBeUndefined();

      const listed = await storage.listParts(key, uploadId);
      expect(listed.map(({ partNumber, size }) => [partNumber, size])).toEqual([
        [1, PART],
        [2, PART],
        [3, PART],
        [4, 1234],
      ]);
      const inOrder = parts.sort((a, b) => a.partNumber - b.partNumber);
      expect(listed.map(({ partNumber, etag }) => ({ partNumber, etag }))).toEqual(inOrder);

      expect(await storage.completeUpload(key, uploadId, inOrder)).toEqual({ size: file.length });
      const response = await fetch(await storage.signGet(key, { expiresInSeconds: MINUTE }));
      expect(response.headers.get("content-type")).toBe("video/mp4");
      expect(md5(new Uint8Array(await response.arrayBuffer()))).toBe(md5(file));
    });

    it("answers a part with its MD5 in quotes as ETag", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const bytes = randomBytes(1000);
      expect((await put(key, uploadId, 1, bytes)).etag).toBe(`"${md5(bytes)}"`);
      await storage.abortUpload(key, uploadId);
    });

    it("takes the last of two sendings of a part", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      await put(key, uploadId, 1, randomBytes(500));
      const second = randomBytes(700);
      const part = await put(key, uploadId, 1, second);
      expect(await storage.listParts(key, uploadId)).toEqual([{ ...part, size: 700 }]);
      await storage.completeUpload(key, uploadId, [part]);
      expect(md5(await storage.read(key))).toBe(md5(second));
    });

    it("refuses to complete with a wrong ETag, a missing part or a wrong order, and can then still complete", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const first = await put(key, uploadId, 1, randomBytes(PART));
      const second = await put(key, uploadId, 2, randomBytes(10));
      const wrong = { partNumber: 2, etag: `"${"0".repeat(32)}"` };
      for (const parts of [
        [first, wrong],
        [first, { ...second, partNumber: 3 }],
        [second, first],
      ]) {
        await expect(storage.completeUpload(key, uploadId, parts)).rejects.toMatchObject({ code: "invalid_request" });
      }
      expect(await storage.head(key)).toBeUndefined();
      expect(await storage.completeUpload(key, uploadId, [first, second])).toEqual({ size: PART + 10 });
    });

    it("is gone after it was aborted, and aborting again is fine", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const part = await put(key, uploadId, 1, randomBytes(10));
      await storage.abortUpload(key, uploadId);
      await storage.abortUpload(key, uploadId);
      await expect(storage.listParts(key, uploadId)).rejects.toMatchObject({ code: "not_found" });
      await expect(storage.completeUpload(key, uploadId, [part])).rejects.toMatchObject({ code: "not_found" });
      const url = await storage.signPart(key, uploadId, { partNumber: 1, size: 3 }, MINUTE);
      expect((await fetch(url, { method: "PUT", body: "abc" })).status).toBe(404);
    });

    it("refuses a part that is longer or shorter than was signed", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const url = await storage.signPart(key, uploadId, { partNumber: 1, size: 100 }, MINUTE);
      for (const size of [99, 101]) {
        expect((await fetch(url, { method: "PUT", body: randomBytes(size) })).ok).toBe(false);
      }
      expect(await storage.listParts(key, uploadId)).toEqual([]);
      await storage.abortUpload(key, uploadId);
    });

    it("refuses a part that does not match its checksum", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const bytes = randomBytes(1000);
      const url = await storage.signPart(key, uploadId, { partNumber: 1, size: bytes.length }, MINUTE);
      const headers = { "content-md5": createHash("md5").update(bytes).digest("base64") };
      const changed = Uint8Array.from(bytes, (byte, index) => (index === 500 ? byte ^ 1 : byte));
      expect((await fetch(url, { method: "PUT", body: changed, headers })).status).toBe(400);
      expect(await storage.listParts(key, uploadId)).toEqual([]);
      expect((await fetch(url, { method: "PUT", body: bytes, headers })).status).toBe(200);
      await storage.abortUpload(key, uploadId);
    });

    it("keeps nothing of a part whose connection is cut in its middle", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const bytes = randomBytes(PART);
      const url = await storage.signPart(key, uploadId, { partNumber: 1, size: bytes.length }, MINUTE);
      await sendHalf(new URL(url), bytes);
      expect(await storage.listParts(key, uploadId)).toEqual([]);
      const { etag } = await put(key, uploadId, 1, bytes);
      await storage.completeUpload(key, uploadId, [{ partNumber: 1, etag }]);
      expect(md5(await storage.read(key))).toBe(md5(bytes));
    });

    it("refuses a part whose URL has expired or was altered", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const url = await storage.signPart(key, uploadId, { partNumber: 1, size: 3 }, MINUTE);
      const otherPart = url.replace("partNumber=1", "partNumber=2");
      expect(otherPart).not.toBe(url);
      const otherKey = url.replace(key, newKey());
      for (const bad of [otherPart, otherKey]) {
        expect((await fetch(bad, { method: "PUT", body: "abc" })).status).toBe(403);
      }
      expect(await storage.listParts(key, uploadId)).toEqual([]);
      const short = await storage.signPart(key, uploadId, { partNumber: 1, size: 3 }, 1);
      const status = async () => (await fetch(short, { method: "PUT", body: "abc" })).status;
      await expect.poll(status, { timeout: 10_000 }).toBe(403);
      await storage.abortUpload(key, uploadId);
    });

    it("lets a page of the site PUT a part and see its ETag", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      const url = await storage.signPart(key, uploadId, { partNumber: 1, size: 3 }, MINUTE);
      const asks = {
        origin: PAGE_ORIGIN,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-md5",
      };
      const asked = await fetch(url, { method: "OPTIONS", headers: asks });
      expect(asked.ok).toBe(true);
      expect(asked.headers.get("access-control-allow-methods")).toContain("PUT");
      expect(["*", "content-md5"]).toContain(asked.headers.get("access-control-allow-headers"));
      const put = await fetch(url, { method: "PUT", body: "abc", headers: { origin: PAGE_ORIGIN } });
      expect(["*", PAGE_ORIGIN]).toContain(put.headers.get("access-control-allow-origin"));
      expect(put.headers.get("access-control-expose-headers")?.toLowerCase()).toContain("etag");
      await storage.abortUpload(key, uploadId);
    });

    it("is swept when it was begun before the given moment and is not to be kept", async () => {
      const key = newKey();
      const { uploadId } = await storage.createUpload(key, "video/mp4");
      await put(key, uploadId, 1, randomBytes(10));
      await storage.sweepUnfinished(new Date(Date.now() - 3_600_000), new Set());
      await storage.sweepUnfinished(new Date(Date.now() + 3_600_000), new Set([uploadId]));
      expect(await storage.listParts(key, uploadId)).toHaveLength(1);
      expect(await storage.sweepUnfinished(new Date(Date.now() + 3_600_000), new Set())).toBeGreaterThanOrEqual(1);
      await expect(storage.listParts(key, uploadId)).rejects.toMatchObject({ code: "not_found" });
    });
  });

  describe("a signed GET", () => {
    const file = randomBytes(1000);
    let url: string;
    beforeAll(async () => {
      url = await storage.signGet(await publish(file), { expiresInSeconds: MINUTE });
    });

    it.each([
      ["bytes=0-0", 0, 0],
      ["bytes=10-19", 10, 19],
      ["bytes=990-", 990, 999],
      ["bytes=990-5000", 990, 999],
      ["bytes=-7", 993, 999],
      ["bytes=-5000", 0, 999],
    ])("answers Range %s with 206 and exactly those bytes", async (range, first, last) => {
      const response = await fetch(url, { headers: { range } });
      expect(response.status).toBe(206);
      expect(response.headers.get("content-range")).toBe(`bytes ${first}-${last}/1000`);
      expect(response.headers.get("content-length")).toBe(String(last - first + 1));
      expect(md5(new Uint8Array(await response.arrayBuffer()))).toBe(md5(file.subarray(first, last + 1)));
    });

    it("answers a range beyond the end with 416", async () => {
      const response = await fetch(url, { headers: { range: "bytes=1000-" } });
      expect(response.status).toBe(416);
      await response.arrayBuffer();
    });

    it("answers the whole with 200, its length, an ETag and that it takes ranges", async () => {
      const response = await fetch(url);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-length")).toBe("1000");
      expect(response.headers.get("accept-ranges")).toBe("bytes");
      expect(response.headers.get("etag")).toMatch(/^"[^"]+"$/);
      expect(md5(new Uint8Array(await response.arrayBuffer()))).toBe(md5(file));
    });

    it("answers 403 when it has expired or was altered", async () => {
      const key = await publish(file);
      const altered = (await storage.signGet(key, { expiresInSeconds: MINUTE })).replace(key, await publish(file));
      expect((await fetch(altered)).status).toBe(403);
      expect((await fetch(url.split("?")[0] ?? "")).status).toBe(403);
      const short = await storage.signGet(key, { expiresInSeconds: 1 });
      await expect.poll(async () => (await fetch(short)).status, { timeout: 10_000 }).toBe(403);
    });

    it("answers 404 for a key that holds nothing", async () => {
      expect((await fetch(await storage.signGet(newKey(), { expiresInSeconds: MINUTE }))).status).toBe(404);
    });

    it.each([
      [
        'Ride "home" #1 100%.mp4',
        "attachment; filename=\"Ride _home_ #1 100_.mp4\"; filename*=UTF-8''Ride%20%22home%22%20%231%20100%25.mp4",
      ],
      [
        "-пробег 山.mp4",
        "attachment; filename=\"-______ _.mp4\"; filename*=UTF-8''-%D0%BF%D1%80%D0%BE%D0%B1%D0%B5%D0%B3%20%E5%B1%B1.mp4",
      ],
      [
        "a/../b\r\nSet-Cookie: x=1.mp4",
        "attachment; filename=\"a_.._b__Set-Cookie: x=1.mp4\"; filename*=UTF-8''a_.._b__Set-Cookie%3A%20x%3D1.mp4",
      ],
    ])("downloads as %j", async (downloadName, expected) => {
      const key = await publish(file);
      const response = await fetch(await storage.signGet(key, { expiresInSeconds: MINUTE, downloadName }));
      expect(response.status).toBe(200);
      expect(response.headers.get("content-disposition")).toBe(expected);
      await response.arrayBuffer();
    });
  });

  it("publishes a large file whole and reads its first bytes", async () => {
    const file = randomBytes(65 * 1024 ** 2);
    const key = await publish(file);
    expect(await storage.head(key)).toEqual({ size: file.length });
    expect(md5(await storage.read(key))).toBe(md5(file));
    expect(Buffer.from(await storage.readStart(key, 64))).toEqual(file.subarray(0, 64));
  });

  it("shows the old or the new object while a key is replaced, never a mixture", async () => {
    const versions = [1, 2].map((value) => Buffer.alloc(2 * 1024 ** 2, value));
    const key = await publish(versions[0] ?? Buffer.alloc(0));
    const url = await storage.signGet(key, { expiresInSeconds: MINUTE });
    const replacing = (async () => {
      for (let round = 0; round < 10; round++) await publish(versions[round % 2] ?? Buffer.alloc(0), "video/mp4", key);
    })();
    let ended = false;
    const watched = replacing.finally(() => {
      ended = true;
    });
    const sums = new Set(versions.map(md5));
    while (!ended) {
      const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
      expect(sums).toContain(md5(bytes));
    }
    await watched;
  });

  it("reads the start of an empty object", async () => {
    const key = await publish(new Uint8Array());
    expect(await storage.head(key)).toEqual({ size: 0 });
    expect(await storage.readStart(key, 16)).toHaveLength(0);
  });

  it("lists by prefix and deletes, twice without complaint", async () => {
    const id = randomUUID();
    const keys = [`renders/${id}/poster.jpg`, `renders/${id}/source.mp4`];
    for (const key of keys) await publish(randomBytes(10), "image/jpeg", key);
    const listed = await all(storage.list(`renders/${id}/`));
    expect(listed.map(({ key, size }) => [key, size]).sort()).toEqual(keys.map((key) => [key, 10]));
    await storage.delete(keys);
    await storage.delete(keys);
    expect(await all(storage.list(`renders/${id}/`))).toEqual([]);
    expect(await storage.head(keys[0] ?? "")).toBeUndefined();
    await expect(storage.read(keys[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses keys that could leave its folder", async () => {
    for (const key of [
      "../secret",
      "videos/../../etc/passwd",
      "/etc/passwd",
      "videos//x",
      "videos/.hidden",
      "a\\..\\b",
    ]) {
      await expect(storage.head(key)).rejects.toThrow("not a storage key");
    }
  });

  it("hands ffmpeg what it can open in the middle: a path, or a URL that answers ranges", async () => {
    const bytes = randomBytes(100);
    const input = await storage.inputFor(await publish(bytes));
    const part = input.startsWith("http")
      ? Buffer.from(await (await fetch(input, { headers: { range: "bytes=5-9" } })).arrayBuffer())
      : (await readFile(input)).subarray(5, 10);
    expect(part).toEqual(bytes.subarray(5, 10));
  });
});
