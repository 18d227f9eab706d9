import { randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { copyFile, mkdir, open, opendir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { ignoreMissing } from "#lib/server/storage/disk/missing";
import type { StoredObject } from "#lib/server/storage/storage";
import { unknownObject } from "#lib/server/storage/storage-errors";
import { checkKey } from "#lib/server/storage/storage-key";

/** Finished files: `objects/KEY`, with its content type in `types/KEY`; `temporary/` holds what is being written. */
export type DiskObjects = ReturnType<typeof createDiskObjects>;

export function createDiskObjects(root: string) {
  const objectPath = (key: string) => join(root, "objects", checkKey(key));
  const typePath = (key: string) => join(root, "types", checkKey(key));
  const temporaryFolder = join(root, "temporary");

  /** Moves a complete file of this file system to its key. The type goes first: an object never lacks one. */
  async function publish(key: string, path: string, contentType: string): Promise<void> {
    await sync(path);
    const type = await newTemporary();
    await writeFile(type, contentType);
    await moveInto(type, typePath(key));
    await moveInto(path, objectPath(key));
  }

  async function newTemporary(): Promise<string> {
    await mkdir(temporaryFolder, { recursive: true });
    return join(temporaryFolder, randomUUID());
  }

  return {
    pathOf: objectPath,
    publish,

    /** Publishes a copy; the file itself stays. File systems that can share blocks copy nothing. */
    async publishCopy(key: string, path: string, contentType: string): Promise<void> {
      const copy = await newTemporary();
      try {
        await copyFile(path, copy, constants.COPYFILE_FICLONE);
        await publish(key, copy, contentType);
      } finally {
        await rm(copy, { force: true });
      }
    },

    async head(key: string): Promise<Stats | undefined> {
      return stat(objectPath(key)).catch(ignoreMissing);
    },

    async contentTypeOf(key: string): Promise<string> {
      return (await readFile(typePath(key), "utf8").catch(ignoreMissing)) ?? "application/octet-stream";
    },

    /** An open object: replacing or deleting its key does not disturb who reads it. Throws `not_found`. */
    async open(key: string) {
      const handle = await open(objectPath(key)).catch(ignoreMissing);
      if (!handle) throw unknownObject(key);
      return handle;
    },

    async delete(key: string): Promise<void> {
      for (const path of [objectPath(key), typePath(key)]) {
        await rm(path, { force: true });
        // The folder goes with its last file; others may still be in it.
        await rmdir(dirname(path)).catch(() => undefined);
      }
    },

    async *list(prefix: string): AsyncGenerator<StoredObject> {
      const base = join(root, "objects");
      for await (const path of filesUnder(base)) {
        const key = relative(base, path);
        if (!key.startsWith(prefix)) continue;
        const facts = await stat(path).catch(ignoreMissing);
        if (facts) yield { key, size: facts.size, modifiedAt: facts.mtime };
      }
    },

    /** Removes temporary files last written before a moment: their writer was killed. */
    async sweepTemporary(olderThan: Date): Promise<number> {
      let removed = 0;
      for await (const path of filesUnder(temporaryFolder)) {
        const facts = await stat(path).catch(ignoreMissing);
        if (!facts || facts.mtime >= olderThan) continue;
        await rm(path, { force: true });
        removed++;
      }
      return removed;
    },
  };
}

/** On the platter before it is visible: a power cut must not leave a published name with missing bytes. */
async function sync(path: string): Promise<void> {
  await using handle = await open(path, "r+");
  await handle.datasync();
}

/** Tried twice: a deletion may remove the empty folder between making it and moving into it. */
async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  });
}

async function* filesUnder(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(ignoreMissing);
  for await (const entry of entries ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}
