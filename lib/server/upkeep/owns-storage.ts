import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { installation } from "#lib/server/db/schema";
import { createLogger, type Logger } from "#lib/server/logger";
import { storage } from "#lib/server/storage/open-storage";
import { unknownObjects } from "#lib/server/upkeep/unknown-objects";

/** Where storage says whose it is; outside the folders that are swept. */
const KEY = "installation/id";
const END_OF_TIME = new Date(8.64e15);

let logger: Logger | undefined;

/**
 * Whether this storage belongs to this database: both hold the same id. What a database does not know may be deleted
 * only then; a new or another database knows nothing of the files that it finds. Storage that says nothing yet becomes
 * ours when the database knows everything in it.
 */
export async function ownsStorage(): Promise<boolean> {
  const [row] = await db().select().from(installation);
  if (!row) throw new AppError("internal", "the database has no installation id");
  const owner = (await readOwner()) ?? (await claim(row.id));
  if (owner === row.id) return true;
  logger ??= createLogger("storage");
  logger.warn(
    { owner, installation: row.id },
    `storage holds files of another database: nothing in it is swept. If they are this one's, put its id into ${KEY}`,
  );
  return false;
}

async function readOwner(): Promise<string | undefined> {
  try {
    return Buffer.from(await storage().read(KEY)).toString("utf8");
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  }
}

async function claim(id: string): Promise<string | undefined> {
  for await (const unknown of unknownObjects(END_OF_TIME)) if (unknown.length > 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "sportssync-installation-"));
  try {
    await writeFile(join(folder, "id"), id);
    await storage().putFile(KEY, join(folder, "id"), "text/plain");
  } finally {
    await rm(folder, { recursive: true });
  }
  return id;
}
