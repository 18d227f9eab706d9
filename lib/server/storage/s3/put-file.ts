import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";

type Target = { Bucket: string; Key: string; ContentType: string };

/** Below this one request is quicker; S3 itself takes up to 5 GiB in one. */
const ONE_REQUEST_BYTES = 64 * 1024 ** 2;
const PART_BYTES = 32 * 1024 ** 2;
const MAX_PARTS = 10_000;
const PARALLEL = 4;
const TRIES = 3;

/** Streams a local file to S3; either way the key shows the whole object or none. */
export async function putFile(client: S3Client, target: Target, path: string): Promise<{ size: number }> {
  const { size } = await stat(path);
  if (size > ONE_REQUEST_BYTES) {
    await putInParts(client, target, path, size);
  } else {
    const ContentMD5 = await checksumOf(path);
    await again(() =>
      client.send(new PutObjectCommand({ ...target, ContentMD5, ContentLength: size, Body: createReadStream(path) })),
    );
  }
  return { size };
}

async function putInParts(client: S3Client, target: Target, path: string, size: number): Promise<void> {
  const { ContentType, ...where } = target;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
  const partSize = Math.max(PART_BYTES, Math.ceil(size / MAX_PARTS));
  const waiting = Array.from({ length: Math.ceil(size / partSize) }, (_, index) => index + 1);
  const done: CompletedPart[] = [];

  async function sendParts(): Promise<void> {
    for (let PartNumber = waiting.shift(); PartNumber !== undefined; PartNumber = waiting.shift()) {
      const start = (PartNumber - 1) * partSize;
      const end = Math.min(start + partSize, size) - 1;
      const ContentMD5 = await checksumOf(path, { start, end });
      const part = { ...where, UploadId, PartNumber, ContentMD5, ContentLength: end - start + 1 };
      const { ETag } = await again(() =>
        client.send(new UploadPartCommand({ ...part, Body: createReadStream(path, { start, end }) })),
      ).catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
      done.push({ PartNumber, ETag });
    }
  }

  try {
    // All have ended before the upload is aborted: a straggler would leave its part behind.
    const ends = await Promise.allSettled(Array.from({ length: PARALLEL }, sendParts));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    const Parts = done.sort((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
    await client.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts } }));
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...where, UploadId })).catch(() => undefined);
    throw error;
  }
}

/**
 * What storage checks the bytes against. Without it a sender that is killed half-way leaves a short object on servers
 * that take a cut connection for the end (versitygw up to 1.8.0, versity/versitygw#2414).
 */
async function checksumOf(path: string, range?: { start: number; end: number }): Promise<string> {
  const hash = createHash("md5");
  await pipeline(createReadStream(path, range), hash);
  return hash.digest("base64");
}

/** The SDK does not repeat a request whose body is a stream; each try here opens the file anew. */
async function again<T>(send: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (tries <= 1) throw error;
    return again(send, tries - 1);
  }
}
