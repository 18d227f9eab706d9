import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type {
  completedUploadSchema,
  completeUploadSchema,
  createUploadSchema,
  signedPartsSchema,
  Upload,
} from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { plainName } from "#lib/domain/plain-name";
import { partCount, partRange, partSizeFor } from "#lib/domain/upload/part-plan";
import { accountOf, withAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { uploads } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { refuseLargeForPlan, takeBytes } from "#lib/server/limits/take-bytes";
import { owned, ownedBy } from "#lib/server/owned";
import { hasten } from "#lib/server/queue/enqueue";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { missingPart, unknownUpload } from "#lib/server/storage/storage-errors";
import { checkUploadedContent, contentTypeFor } from "#lib/server/upload-content";
import { storedParts, type UploadRow } from "#lib/server/upload-parts";
import { findUploaded, recordUpload } from "#lib/server/upload-record";

/**
 * Seconds in which a part must have begun to be sent; then the browser asks for a new URL. A page takes twenty at a time
 * (100 MB), so that even a line of 1 Mbit/s seldom has to.
 */
const PART_URL_LIFETIME = 900;

/** Begins an upload. Throws AppError `too_large`; `limit_reached` for more than the person's plan gives. */
export async function createUpload(ownerId: string, input: z.infer<typeof createUploadSchema>): Promise<Upload> {
  const { kind, size } = input;
  refuseTooLarge(kind, size);
  refuseLargeForPlan(await accountOf(ownerId), size);
  // The upload's id becomes the video's or track's, so that a completion that is repeated finds what it made.
  const id = randomUUID();
  const key = storageKeys[kind](id);
  // Asked before storage is: most of what is refused leaves no trace there.
  await withAccount(ownerId, (tx, account) => takeBytes(tx, account, size));
  const { uploadId } = await storage().createUpload(key, contentTypeFor(kind, input.name));
  const values = {
    id,
    ownerId,
    kind,
    name: plainName(input.name),
    size,
    fingerprint: storable(input.fingerprint),
    targetId: id,
    key,
    storageUploadId: uploadId,
    partSize: partSizeFor(size),
  };
  try {
    return toResource(await insertUpload(values), []);
  } catch (error) {
    // Why it was refused is what counts; what storage keeps of it goes with the stale ones.
    await storage()
      .abortUpload(key, uploadId)
      .catch(() => {});
    throw error;
  }
}

/** Its bytes and its row, so that uploads that begin at the same time do not get more room together than there is. */
async function insertUpload(values: typeof uploads.$inferInsert): Promise<UploadRow> {
  const [row] = await withAccount(values.ownerId, async (tx, account) => {
    await takeBytes(tx, account, values.size);
    return tx.insert(uploads).values(values).returning();
  });
  if (!row) throw new AppError("internal", "the upload's row was not written");
  return row;
}

/** So many are told of at once: storage is asked about each. */
const MOST_FOUND = 20;

/** A person's open uploads, of a file or all, the newest first, each with the parts that arrived: what to go on with. */
export async function findUploads(ownerId: string, fingerprint?: string): Promise<Upload[]> {
  const rows = await db()
    .select()
    .from(uploads)
    .where(
      and(
        ownedBy(uploads, ownerId),
        fingerprint === undefined ? undefined : eq(uploads.fingerprint, storable(fingerprint)),
      ),
    )
    .orderBy(desc(uploads.createdAt))
    .limit(MOST_FOUND);
  const found: Upload[] = [];
  for (const row of rows) {
    const parts = await storedParts(row);
    if (parts) found.push(toResource(row, parts));
    else await db().delete(uploads).where(eq(uploads.id, row.id));
  }
  return found;
}

/** Throws AppError `not_found`. */
export async function getUpload(ownerId: string, id: string): Promise<Upload> {
  const row = await ownUpload(ownerId, id);
  const parts = row && (await storedParts(row));
  if (!parts) throw unknownUpload(id);
  return toResource(row, parts);
}

/** URLs to which the given parts may be PUT. Throws AppError `not_found`, or `invalid_request` for a part beyond the end. */
export async function signParts(
  ownerId: string,
  id: string,
  partNumbers: number[],
): Promise<z.infer<typeof signedPartsSchema>> {
  const row = await ownUpload(ownerId, id);
  if (!row) throw unknownUpload(id);
  await db().update(uploads).set({ activeAt: new Date() }).where(eq(uploads.id, id));
  const last = partCount(row);
  const expiresAt = new Date(Date.now() + PART_URL_LIFETIME * 1000).toISOString();
  const parts = partNumbers.map(async (partNumber) => {
    if (partNumber > last) {
      throw new AppError("invalid_request", `This upload has ${last} parts; part ${partNumber} was asked for.`);
    }
    const { start, end } = partRange(row, partNumber);
    const part = { partNumber, size: end - start };
    return {
      partNumber,
      url: await storage().signPart(row.key, row.storageUploadId, part, PART_URL_LIFETIME),
      expiresAt,
    };
  });
  return { parts: await Promise.all(parts) };
}

/**
 * Joins the parts, looks at what came, and makes it a video (queued for ingestion) or a track. Idempotent: repeated
 * after success it answers the same; a chapter that is completed again as a whole video is read at once. Throws
 * AppError `not_found`; `invalid_request` when parts are missing, and the upload stays open; `invalid_video` or
 * `invalid_track` when the content is wrong, and the file is deleted.
 */
export async function completeUpload(
  ownerId: string,
  id: string,
  { parts, chapter = false }: z.infer<typeof completeUploadSchema>,
): Promise<z.infer<typeof completedUploadSchema>> {
  const row = await ownUpload(ownerId, id);
  if (!row) {
    const made = await findUploaded(db(), ownerId, id);
    if (made?.kind === "video" && !chapter) await hasten(db(), "ingest", id);
    if (made) return made;
    throw unknownUpload(id);
  }
  await join(row, parts);
  try {
    await checkUploadedContent(row);
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") await discard(row);
    throw error;
  }
  return recordUpload(row, chapter);
}

/** Ends an upload and deletes its parts. Idempotent; what it has become already stays. */
export async function abortUpload(ownerId: string, id: string): Promise<void> {
  const row = await ownUpload(ownerId, id);
  if (row) await discard(row);
}

async function ownUpload(ownerId: string, id: string): Promise<UploadRow | undefined> {
  const [row] = await db()
    .select()
    .from(uploads)
    .where(owned(uploads, ownerId, id));
  return row;
}

/** A crash may have come between joining and recording: what is joined already is not joined again. */
async function join(row: UploadRow, parts: { partNumber: number; etag: string }[]): Promise<void> {
  const wanted = parts.toSorted((a, b) => a.partNumber - b.partNumber);
  for (let index = 0; index < partCount(row); index++) {
    if (wanted[index]?.partNumber !== index + 1) throw missingPart(index + 1);
  }
  if (wanted.length > partCount(row)) throw missingPart(wanted.at(-1)?.partNumber);
  if (await storage().head(row.key)) return;
  try {
    await storage().completeUpload(row.key, row.storageUploadId, wanted);
  } catch (error) {
    const joinedMeanwhile = error instanceof AppError && error.code === "not_found" && (await storage().head(row.key));
    if (!joinedMeanwhile) throw error;
  }
}

/** The row first: whoever deletes it decides, so that a completion at the same time cannot record a deleted file. */
async function discard(row: UploadRow): Promise<void> {
  const [claimed] = await db().delete(uploads).where(eq(uploads.id, row.id)).returning({ id: uploads.id });
  if (!claimed) return;
  await storage().abortUpload(row.key, row.storageUploadId);
  await storage().delete([row.key]);
}

function refuseTooLarge(kind: Upload["kind"], size: number): void {
  const { MAX_VIDEO_BYTES, MAX_TRACK_BYTES } = env();
  const [limit, what, advice] =
    kind === "video"
      ? [MAX_VIDEO_BYTES, "video", "Cut it into shorter pieces, or export it at a lower bitrate."]
      : [MAX_TRACK_BYTES, "track file", "Export the ride alone, without other activities."];
  if (size <= limit) return;
  throw new AppError("too_large", `${what} of ${size} bytes, limit ${limit}`, {
    userMessage: `This ${what} has ${megabytes(size)}; up to ${megabytes(limit)} can be uploaded. ${advice}`,
    details: { limit, size },
  });
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString("en")} MB`;

/** PostgreSQL's text holds every character but NUL. */
const storable = (text: string) => text.toWellFormed().replaceAll("\0", "");

function toResource(row: UploadRow, parts: Upload["parts"]): Upload {
  const { id, kind, name, size, partSize } = row;
  return { id, kind, name, size, partSize, parts, createdAt: row.createdAt.toISOString() };
}
