import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { appendFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDisk } from "#lib/server/storage/testing/drivers";

type Disk = Awaited<ReturnType<typeof startDisk>>;
let disk: Disk;
beforeAll(async () => {
  disk = await startDisk();
});
afterAll(() => disk[Symbol.asyncDispose]());

const newKey = () => `videos/${randomUUID()}/source`;
const folderOf = (uploadId: string) => join(disk.folder, "uploads", uploadId);

async function begin(sizes: number[], key = newKey()) {
  const { uploadId } = await disk.storage.createUpload(key, "video/mp4");
  const bodies = sizes.map((size) => randomBytes(size));
  const parts = [];
  for (const [index, body] of bodies.entries()) {
    const url = await disk.storage.signPart(key, uploadId, { partNumber: index + 1, size: body.length }, 60);
    const response = await fetch(url, { method: "PUT", body });
    parts.push({ partNumber: index + 1, etag: response.headers.get("etag") ?? "" });
  }
  return { key, uploadId, parts, whole: Buffer.concat(bodies) };
}

async function publish(bytes: Uint8Array, contentType: string): Promise<string> {
  const path = join(disk.folder, randomUUID());
  await writeFile(path, bytes);
  const key = newKey();
  await disk.storage.putFile(key, path, contentType);
  await rm(path);
  return key;
}

describe("a part", () => {
  it("leaves nothing behind when its connection is cut", async () => {
    const { key, uploadId } = await begin([]);
    const url = await disk.storage.signPart(key, uploadId, { partNumber: 1, size: 1_000_000 }, 60);
    const sending = httpRequest(url, { method: "PUT", headers: { "content-length": "1000000" } });
    sending.on("error", () => {});
    sending.write(randomBytes(300_000));
    await expect.poll(() => readdir(folderOf(uploadId))).toContainEqual(expect.stringMatching(/^writing-/));
    sending.destroy();
    await expect.poll(() => readdir(folderOf(uploadId))).toEqual(["about.json"]);
    expect(await disk.storage.listParts(key, uploadId)).toEqual([]);
  });

  it("must say its length", async () => {
    const { key, uploadId } = await begin([]);
    const url = await disk.storage.signPart(key, uploadId, { partNumber: 1, size: 10 }, 60);
    const sending = httpRequest(url, { method: "PUT", headers: { "transfer-encoding": "chunked" } });
    sending.end(randomBytes(10));
    const [response] = await once(sending, "response");
    expect(response.statusCode).toBe(411);
    response.resume();
  });

  it("that two connections send at the same time ends whole", async () => {
    const { key, uploadId } = await begin([]);
    const bodies = [1, 2, 3, 4].map(() => randomBytes(200_000));
    const url = await disk.storage.signPart(key, uploadId, { partNumber: 1, size: 200_000 }, 60);
    await Promise.all(bodies.map((body) => fetch(url, { method: "PUT", body })));
    const [part, ...others] = await disk.storage.listParts(key, uploadId);
    expect(others).toEqual([]);
    await disk.storage.completeUpload(key, uploadId, part ? [part] : []);
    const stored = Buffer.from(await disk.storage.read(key));
    expect(bodies.some((body) => body.equals(stored))).toBe(true);
  });
});

describe("joining", () => {
  it("goes on where a killed process stood, with a part half appended", async () => {
    const { key, uploadId, parts, whole } = await begin([5000, 6000, 7000, 800]);
    const folder = folderOf(uploadId);
    const names = (await readdir(folder)).filter((name) => name.startsWith("part-")).sort();
    const listed = await disk.storage.listParts(key, uploadId);
    // The state at the moment of the kill: the plan is written, parts 1 and 2 are joined and gone, 3 is half there.
    await writeFile(join(folder, "plan.json"), JSON.stringify(listed.map((part, i) => ({ ...part, name: names[i] }))));
    await rename(join(folder, names[0] ?? ""), join(folder, "joined"));
    await appendFile(join(folder, "joined"), whole.subarray(5000, 11_000));
    await rm(join(folder, names[1] ?? ""));
    await appendFile(join(folder, "joined"), whole.subarray(11_000, 14_500));

    expect(await disk.storage.listParts(key, uploadId)).toEqual(listed);
    const late = await disk.storage.signPart(key, uploadId, { partNumber: 2, size: 3 }, 60);
    expect((await fetch(late, { method: "PUT", body: "abc" })).status).toBe(404);
    expect(await disk.storage.completeUpload(key, uploadId, parts)).toEqual({ size: whole.length });
    expect(whole.equals(await disk.storage.read(key))).toBe(true);
    await expect(readdir(folder)).rejects.toThrow("ENOENT");
  });

  it("says that the upload is lost when parts have vanished from the disk", async () => {
    const { key, uploadId, parts } = await begin([5000, 6000]);
    const folder = folderOf(uploadId);
    const [first = ""] = (await readdir(folder)).filter((name) => name.startsWith("part-00001"));
    const listed = await disk.storage.listParts(key, uploadId);
    await writeFile(join(folder, "plan.json"), JSON.stringify(listed.map((part) => ({ ...part, name: "gone" }))));
    await rm(join(folder, first));
    await expect(disk.storage.completeUpload(key, uploadId, parts)).rejects.toMatchObject({ code: "not_found" });
    expect(await disk.storage.head(key)).toBeUndefined();
  });

  it("asked for twice at the same time happens once", async () => {
    const { key, uploadId, parts, whole } = await begin([5000, 6000]);
    const answers = await Promise.all([1, 2].map(() => disk.storage.completeUpload(key, uploadId, parts)));
    expect(answers).toEqual([{ size: whole.length }, { size: whole.length }]);
    expect(whole.equals(await disk.storage.read(key))).toBe(true);
  });
});

describe("a file's URL", () => {
  it("cannot be turned into a path outside the folder", async () => {
    const url = await disk.storage.signGet(await publish(randomBytes(10), "video/mp4"), { expiresInSeconds: 60 });
    const { origin, search } = new URL(url);
    for (const path of [
      "/api/files/../../etc/passwd",
      "/api/files/%2e%2e/%2e%2e/etc/passwd",
      "/api/files//etc/passwd",
    ]) {
      const sending = httpRequest(origin, { path: path + search });
      sending.end();
      const [response] = await once(sending, "response");
      expect(response.statusCode).toBe(403);
      expect(await json(response)).toMatchObject({ error: { code: "forbidden" } });
    }
  });

  it("answers HEAD without a body and 304 for what the browser has", async () => {
    const url = await disk.storage.signGet(await publish(randomBytes(1234), "video/mp4"), { expiresInSeconds: 60 });
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, "1234"]);
    const etag = head.headers.get("etag") ?? "";
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
    const headers = { range: "bytes=0-9", "if-range": '"another version"' };
    expect((await fetch(url, { headers })).status).toBe(200);
    expect((await fetch(url, { headers: { range: "bytes=0-9", "if-range": etag } })).status).toBe(206);
  });

  it("gives a track no rights as a page and no file another type than it was stored with", async () => {
    const track = await disk.storage.signGet(await publish(randomBytes(10), "application/gpx+xml"), {
      expiresInSeconds: 60,
    });
    const { headers } = await fetch(track);
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-type")).toBe("application/gpx+xml");
  });

  it("works from another origin, as S3's does", async () => {
    const { key, uploadId } = await begin([]);
    const url = await disk.storage.signPart(key, uploadId, { partNumber: 1, size: 3 }, 60);
    const asked = await fetch(url, { method: "OPTIONS", headers: { origin: "http://localhost:1" } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-methods")).toContain("PUT");
    const put = await fetch(url, { method: "PUT", body: "abc", headers: { origin: "http://localhost:1" } });
    expect(put.headers.get("access-control-allow-origin")).toBe("*");
    expect(put.headers.get("access-control-expose-headers")).toContain("etag");
  });

  it("is no longer read when the other side hangs up, and the file can still be deleted", async () => {
    const key = await publish(randomBytes(8 * 1024 ** 2), "video/mp4");
    const url = await disk.storage.signGet(key, { expiresInSeconds: 60 });
    const open = () => readdir("/proc/self/fd").then((fds) => fds.length);
    const before = await open().catch(() => undefined);
    for (let round = 0; round < 20; round++) {
      const stop = new AbortController();
      const response = await fetch(url, { signal: stop.signal });
      await response.body?.getReader().read();
      stop.abort();
    }
    if (before !== undefined) await expect.poll(open).toBeLessThan(before + 20);
    await disk.storage.delete([key]);
    expect((await fetch(url)).status).toBe(404);
  });
});
