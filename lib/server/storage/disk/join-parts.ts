import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "#lib/domain/errors";
import { ignoreMissing } from "#lib/server/storage/disk/missing";

/** One part's file in the upload's folder. */
export type PartFile = { readonly name: string; readonly size: number };

/**
 * Joins part files, in order, into the first one's file and answers its path. A part's file goes as soon as it has
 * been appended, so that a 4 GB upload never needs 8 GB. Called again after a crash it goes on where it stood: the
 * first file that is still there says how many bytes are surely joined.
 * Throws AppError `not_found` when neither the parts nor the joined file have what is needed.
 */
export async function joinParts(folder: string, parts: readonly PartFile[]): Promise<string> {
  const joined = join(folder, "joined");
  const [first, ...others] = parts;
  if (first) await rename(join(folder, first.name), joined).catch(ignoreMissing);
  let offset = first?.size ?? 0;
  let appending = false;
  for (const part of others) {
    const path = join(folder, part.name);
    if (appending || (await stat(path).catch(ignoreMissing))) {
      if (!appending) await cutTo(joined, offset);
      appending = true;
      await pipeline(
        createReadStream(path, { highWaterMark: COPY_BYTES }),
        createWriteStream(joined, { flags: "r+", start: offset }),
      );
      await rm(path);
    }
    offset += part.size;
  }
  await cutTo(joined, offset);
  return joined;
}

const COPY_BYTES = 1024 * 1024;

async function cutTo(path: string, size: number): Promise<void> {
  const facts = await stat(path).catch(ignoreMissing);
  if (!facts || facts.size < size) {
    throw new AppError("not_found", `joined upload has ${facts?.size ?? "no"} bytes of ${size}`, {
      userMessage: "This upload was interrupted while it was put together. Please upload the file again.",
    });
  }
  if (facts.size > size) await truncate(path, size);
}
