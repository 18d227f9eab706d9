import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { AppError } from "#lib/domain/errors";
import { ignoreMissing } from "#lib/server/storage/disk/missing";
import type { StoredPart } from "#lib/server/storage/storage";

/** A part's file is called by its number and checksum, so that one rename publishes both. */
const PART_NAME = /^part-(\d{5})-([0-9a-f]{32})$/;
const nameOf = (partNumber: number, md5: string) => `part-${String(partNumber).padStart(5, "0")}-${md5}`;

export type StoredPartFile = StoredPart & { readonly name: string; readonly writtenAt: bigint };

/** What a part is to be; `md5` in base64, where its sender says it. */
export type PartPromise = { readonly partNumber: number; readonly size: number; readonly md5?: string | undefined };

/**
 * Streams one part into the upload's folder and answers its ETag (MD5 in quotes, as S3).
 * Nothing stays of a part that was cut off, changed or has another length (AppError `invalid_request`).
 */
export async function writePart(
  folder: string,
  { partNumber, size, md5: promised }: PartPromise,
  body: ReadableStream<Uint8Array>,
): Promise<string> {
  const temporary = join(folder, `writing-${randomUUID()}`);
  const hash = createHash("md5");
  let received = 0;
  async function* measured(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      received += chunk.byteLength;
      if (received > size) throw wrongLength(partNumber, size, received);
      hash.update(chunk);
      yield chunk;
    }
    if (received !== size) throw wrongLength(partNumber, size, received);
  }
  try {
    await pipeline(Readable.fromWeb(body), measured, createWriteStream(temporary));
    const digest = hash.digest();
    if (promised !== undefined && promised !== digest.toString("base64")) throw changedPart(partNumber);
    const md5 = digest.toString("hex");
    await rename(temporary, join(folder, nameOf(partNumber, md5)));
    await removeOlder(folder, partNumber);
    return `"${md5}"`;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Every part file in the folder, by number and then by age; a part that was sent twice may be there twice. */
export async function partFiles(folder: string): Promise<StoredPartFile[]> {
  const files: StoredPartFile[] = [];
  for (const name of await readdir(folder)) {
    const match = PART_NAME.exec(name);
    const facts = match ? await stat(join(folder, name), { bigint: true }).catch(ignoreMissing) : undefined;
    if (!match || !facts) continue;
    const [, number, md5] = match;
    const size = Number(facts.size);
    files.push({ name, partNumber: Number(number), etag: `"${md5}"`, size, writtenAt: facts.mtimeNs });
  }
  return files.sort((a, b) => a.partNumber - b.partNumber || (a.writtenAt < b.writtenAt ? -1 : 1));
}

/** Only older ones: of two writers of the same part, neither can remove the other's last file. */
async function removeOlder(folder: string, partNumber: number): Promise<void> {
  const files = (await partFiles(folder)).filter((file) => file.partNumber === partNumber);
  const newest = files.at(-1);
  for (const file of files) {
    if (newest && file.writtenAt < newest.writtenAt) await rm(join(folder, file.name), { force: true });
  }
}

function wrongLength(partNumber: number, expected: number, received: number): AppError {
  return new AppError("invalid_request", `part ${partNumber} has ${received} bytes instead of ${expected}`, {
    userMessage: `Part ${partNumber} of the upload did not arrive whole. It will be sent again.`,
  });
}

function changedPart(partNumber: number): AppError {
  return new AppError("invalid_request", `part ${partNumber} does not have the checksum that it was sent with`, {
    userMessage: `Part ${partNumber} of the upload was changed on its way. It will be sent again.`,
  });
}
