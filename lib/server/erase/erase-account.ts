import { eq, like } from "drizzle-orm";
import { lockAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import {
  accounts,
  layouts,
  notices,
  projects,
  rateLimits,
  renderOrders,
  renders,
  shares,
  tracks,
  uploads,
  videos,
  webhooks,
} from "#lib/server/db/schema";
import { deleteSignIn } from "#lib/server/erase/delete-sign-in";
import { eraseRenders, eraseTracks, eraseUploads, eraseVideos } from "#lib/server/erase/erase-files";
import { forgetJobs } from "#lib/server/erase/person-jobs";
import { hashedKey } from "#lib/server/limits/rate-limit";
import { ownedBy } from "#lib/server/owned";
import { enqueue } from "#lib/server/queue/enqueue";

/** Every table whose rows are a person's; a test holds the database to it. */
const OWNED = [uploads, renders, shares, notices, projects, videos, tracks, layouts, webhooks, renderOrders];

/**
 * Seconds for which an access token may go on being accepted after its sign-in was deleted (Supabase's default is an
 * hour): so long the bare id stays, refused, so that nobody fills an account that nobody can sign in to.
 */
const TOKEN_LIFETIME = 3600;

/**
 * Deletes everything of an account that is being deleted: files, rows, jobs, the sign-in where this server may, and in
 * the end the account itself. Each step finds its own work, so a run that was killed is gone on with by the next.
 */
export async function eraseAccount(id: string, signal: AbortSignal): Promise<void> {
  const account = await erasing(id);
  if (!account) return;
  for (const step of [eraseUploads, eraseRenders, eraseProjects, eraseVideos, eraseTracks, eraseRest]) {
    do signal.throwIfAborted();
    while ((await step(id)) > 0);
  }
  const signIn = await deleteSignIn(id);
  // Until its sign-in is gone, which may have taken hours to succeed, a person is given new tokens.
  const closedSince = signIn === "now" ? new Date() : account.erasingSince;
  const until = signIn === "not here" ? 0 : closedSince.getTime() + TOKEN_LIFETIME * 1000;
  await db().transaction(async (tx) => {
    await lockAccount(tx, id);
    let left = 0;
    for (const table of OWNED) left += await tx.$count(table, ownedBy(table, id));
    const wait = left > 0 ? 1 : Math.ceil((until - Date.now()) / 1000);
    // This very job is forgotten too.
    await forgetJobs(tx, [id]);
    if (wait > 0) {
      // Written by a request that was under way when the account was closed; or the tokens still have to end.
      await tx.update(accounts).set({ email: null, erasingSince: closedSince }).where(eq(accounts.id, id));
      await enqueue(tx, "erase", { accountId: id }, { startAfter: wait });
    } else {
      await tx.delete(accounts).where(eq(accounts.id, id));
    }
  });
}

/** Projects, whose videos and track are then in nothing's way. */
async function eraseProjects(ownerId: string): Promise<number> {
  await db().delete(projects).where(ownedBy(projects, ownerId));
  return 0;
}

async function eraseRest(ownerId: string): Promise<number> {
  for (const table of [layouts, webhooks, renderOrders]) await db().delete(table).where(ownedBy(table, ownerId));
  await db()
    .delete(rateLimits)
    .where(like(rateLimits.key, `%:${hashedKey(ownerId)}`));
  return 0;
}

async function erasing(id: string): Promise<{ erasingSince: Date } | undefined> {
  const [row] = await db().select({ erasingSince: accounts.erasingSince }).from(accounts).where(eq(accounts.id, id));
  return row?.erasingSince ? { erasingSince: row.erasingSince } : undefined;
}
