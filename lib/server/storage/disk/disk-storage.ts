import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { createDiskObjects } from "#lib/server/storage/disk/objects";
import { signUrl } from "#lib/server/storage/disk/signed-url";
import { createDiskUploads } from "#lib/server/storage/disk/uploads";
import type { Storage } from "#lib/server/storage/storage";
import { StorageFault } from "#lib/server/storage/storage-fault";
import { checkKey } from "#lib/server/storage/storage-key";

export type DiskStorageOptions = {
  /** Folder of everything stored; made when missing. One file system, because publishing is a rename. */
  readonly folder: string;
  /** Seals URLs; every process of one installation needs the same. */
  readonly secret: string;
  /** Where the files' endpoint is reached, `http://127.0.0.1:3000`. */
  readonly publicUrl: string;
};

/** The disk driver and what its own HTTP endpoint (`files-endpoint.ts`) needs of it. */
export type DiskStorage = Storage & {
  readonly secret: string;
  readonly objects: ReturnType<typeof createDiskObjects>;
  readonly uploads: ReturnType<typeof createDiskUploads>;
};

/** Files on this machine's disk, with S3's protocol towards the browser. */
export function createDiskStorage({ folder, secret, publicUrl }: DiskStorageOptions): DiskStorage {
  const objects = createDiskObjects(resolve(folder));
  const uploads = createDiskUploads(resolve(folder), objects);
  const sign = (grant: Parameters<typeof signUrl>[2], expiresInSeconds: number) =>
    signUrl(secret, publicUrl, grant, Math.floor(Date.now() / 1000) + expiresInSeconds);

  return {
    secret,
    objects,
    uploads,

    async createUpload(key, contentType) {
      return { uploadId: await uploads.create(key, contentType) };
    },
    async signPart(key, uploadId, { partNumber, size }, expiresInSeconds) {
      return sign({ method: "PUT", key: checkKey(key), uploadId, partNumber, size }, expiresInSeconds);
    },
    listParts: uploads.list,
    completeUpload: uploads.complete,
    abortUpload: (_key, uploadId) => uploads.abort(uploadId),
    async sweepUnfinished(olderThan, keep) {
      return (await uploads.sweep(olderThan, keep)) + (await objects.sweepTemporary(olderThan));
    },

    async signGet(key, { expiresInSeconds, downloadName }) {
      const grant = { method: "GET", key: checkKey(key), ...(downloadName !== undefined && { downloadName }) } as const;
      return sign(grant, expiresInSeconds);
    },
    async inputFor(key) {
      return objects.pathOf(key);
    },
    async read(key) {
      await using handle = await objects.open(key);
      return handle.readFile();
    },
    async readStart(key, bytes) {
      await using handle = await objects.open(key);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
      return buffer.subarray(0, bytesRead);
    },
    async putFile(key, path, contentType) {
      await objects.publishCopy(key, path, contentType);
      return { size: (await objects.head(key))?.size ?? 0 };
    },
    async head(key) {
      const facts = await objects.head(key);
      return facts && { size: facts.size };
    },
    async delete(keys) {
      for (const key of keys) await objects.delete(key);
    },
    list: objects.list,
    async check() {
      try {
        await mkdir(folder, { recursive: true });
        await access(folder, constants.W_OK);
      } catch (error) {
        const text = `Files cannot be kept in ${resolve(folder)} (${String(error)}). Is DATA_DIR right?`;
        throw new StorageFault({ text, passing: false }, { cause: error });
      }
    },
  };
}
