import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadableStream } from "node:stream/web";
import { z } from "zod";
import { joinParts } from "#lib/server/storage/disk/join-parts";
import { ignoreMissing } from "#lib/server/storage/disk/missing";
import type { DiskObjects } from "#lib/server/storage/disk/objects";
import { type PartPromise, partFiles, type StoredPartFile, writePart } from "#lib/server/storage/disk/part-file";
import type { StoredPart } from "#lib/server/storage/storage";
import { missingPart, unknownUpload } from "#lib/server/storage/storage-errors";
import { checkKey } from "#lib/server/storage/storage-key";

const UPLOAD_ID = /^[0-9a-f-]{36}$/;
const aboutSchema = z.object({ key: z.string(), contentType: z.string() });
const planSchema = z.array(z.object({ name: z.string(), partNumber: z.number(), etag: z.string(), size: z.number() }));
type Plan = z.infer<typeof planSchema>;

/**
 * Multipart uploads under way, a folder each: `about.json`, a file per part, and once joining has begun
 * `plan.json` (which parts make the object), after which no part is taken any more.
 */
export function createDiskUploads(root: string, objects: DiskObjects) {
  const base = join(root, "uploads");
  const completing = new Map<string, Promise<{ size: number }>>();

  async function about(key: string, uploadId: string) {
    const folder = join(base, uploadId);
    const text = UPLOAD_ID.test(uploadId)
      ? await readFile(join(folder, "about.json"), "utf8").catch(ignoreMissing)
      : undefined;
    const facts = text === undefined ? undefined : aboutSchema.parse(JSON.parse(text));
    if (facts?.key !== checkKey(key)) throw unknownUpload(uploadId);
    return { folder, contentType: facts.contentType };
  }

  async function planned(folder: string): Promise<Plan | undefined> {
    const text = await readFile(join(folder, "plan.json"), "utf8").catch(ignoreMissing);
    return text === undefined ? undefined : planSchema.parse(JSON.parse(text));
  }

  async function complete(key: string, uploadId: string, wanted: WantedPart[]): Promise<{ size: number }> {
    const { folder, contentType } = await about(key, uploadId);
    const known = await planned(folder);
    const plan = choose(wanted, known ?? (await partFiles(folder)));
    if (!known) await writeWhole(folder, "plan.json", JSON.stringify(plan));
    await objects.publish(key, await joinParts(folder, plan), contentType);
    await rm(folder, { recursive: true, force: true });
    return { size: plan.reduce((sum, part) => sum + part.size, 0) };
  }

  return {
    async create(key: string, contentType: string): Promise<string> {
      const uploadId = randomUUID();
      const folder = join(base, uploadId);
      await mkdir(folder, { recursive: true });
      await writeWhole(folder, "about.json", JSON.stringify({ key: checkKey(key), contentType }));
      return uploadId;
    },

    async putPart(key: string, uploadId: string, part: PartPromise, body: ReadableStream<Uint8Array>): Promise<string> {
      const { folder } = await about(key, uploadId);
      if (await planned(folder)) throw unknownUpload(uploadId);
      return writePart(folder, part, body);
    },

    async list(key: string, uploadId: string): Promise<StoredPart[]> {
      const { folder } = await about(key, uploadId);
      const files = (await planned(folder)) ?? (await partFiles(folder));
      const newest = new Map(files.map(({ partNumber, etag, size }) => [partNumber, { partNumber, etag, size }]));
      return [...newest.values()];
    },

    /** One joining at a time: a second call waits for the first and shares its answer. */
    async complete(key: string, uploadId: string, wanted: WantedPart[]): Promise<{ size: number }> {
      const running = completing.get(uploadId);
      if (running) return running;
      const work = complete(key, uploadId, wanted).finally(() => completing.delete(uploadId));
      completing.set(uploadId, work);
      return work;
    },

    async abort(uploadId: string): Promise<void> {
      if (UPLOAD_ID.test(uploadId)) await rm(join(base, uploadId), { recursive: true, force: true });
    },

    async sweep(olderThan: Date, keep: ReadonlySet<string>): Promise<number> {
      let removed = 0;
      for (const uploadId of (await readdir(base).catch(ignoreMissing)) ?? []) {
        if (keep.has(uploadId)) continue;
        const facts = await stat(join(base, uploadId)).catch(ignoreMissing);
        if (!facts || facts.mtime >= olderThan) continue;
        await rm(join(base, uploadId), { recursive: true, force: true });
        removed++;
      }
      return removed;
    },
  };
}

type WantedPart = { readonly partNumber: number; readonly etag: string };

/** The files that the client means, in its order. */
function choose(wanted: readonly WantedPart[], stored: readonly (Plan[number] | StoredPartFile)[]): Plan {
  return wanted.map(({ partNumber, etag }, index) => {
    const previous = wanted[index - 1];
    const file = stored.find((candidate) => candidate.partNumber === partNumber && candidate.etag === etag);
    if (!file || (previous && previous.partNumber >= partNumber)) throw missingPart(partNumber);
    return { name: file.name, partNumber, etag, size: file.size };
  });
}

async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  const temporary = join(folder, `writing-${randomUUID()}`);
  await writeFile(temporary, text);
  await rename(temporary, join(folder, name));
}
