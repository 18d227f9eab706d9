import { randomBytes } from "node:crypto";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { RenditionResource, ShareResource } from "#lib/contracts/api";
import type { LiveShare } from "#lib/contracts/your-data";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { renders, renditions, shares } from "#lib/server/db/schema";
import { SHARED_FILE_URL_LIFETIME } from "#lib/server/file-urls";
import { found, owned, ownedBy } from "#lib/server/owned";
import { renditionResources } from "#lib/server/render-resource";
import { shareResource } from "#lib/server/share-resource";

/** What a share link shows to anyone. */
export type OpenShare = {
  title: string;
  createdAt: string;
  expiresAt: string;
  /** The clip's length, seconds. */
  duration: number;
  /** Films from the largest on, the poster last. */
  renditions: RenditionResource[];
};

/**
 * A public link to a finished render; the one there is, if there is one. Throws AppError `not_found`, `conflict` when
 * the render is not finished, `gone` when it has expired.
 */
export async function createShare(ownerId: string, renderId: string): Promise<ShareResource> {
  return db().transaction(async (tx) => {
    // The lock makes two clicks wait for each other: there is one live share per render.
    const [row] = await tx
      .select()
      .from(renders)
      .where(owned(renders, ownerId, renderId))
      .for("update");
    const render = found(row, "render");
    if (render.status === "expired" || isPast(render)) throw expired();
    if (render.status !== "done") {
      throw new AppError("conflict", `render ${renderId} is ${render.status}`, {
        userMessage: "Only a finished render can be shared.",
      });
    }
    const live = and(eq(shares.renderId, renderId), isNull(shares.revokedAt));
    const [existing] = await tx.select().from(shares).where(live);
    if (existing) return shareResource(existing.token, render);
    const token = randomBytes(16).toString("base64url");
    await tx.insert(shares).values({ token, renderId, ownerId });
    return shareResource(token, render);
  });
}

/** Makes the link stop working at once; file addresses given out before expire within the hour. Idempotent. Throws AppError `not_found`. */
export async function revokeShare(ownerId: string, renderId: string): Promise<void> {
  const [render] = await db()
    .select({ id: renders.id })
    .from(renders)
    .where(owned(renders, ownerId, renderId));
  found(render, "render");
  await db()
    .update(shares)
    .set({ revokedAt: new Date() })
    .where(and(eq(shares.renderId, renderId), isNull(shares.revokedAt)));
}

/** A person's links that work, the newest first. */
export async function listShares(ownerId: string): Promise<LiveShare[]> {
  const rows = await db()
    .select({ share: shares, render: renders })
    .from(shares)
    .innerJoin(renders, eq(renders.id, shares.renderId))
    .where(
      and(
        ownedBy(shares, ownerId),
        isNull(shares.revokedAt),
        eq(renders.status, "done"),
        gt(renders.expiresAt, new Date()),
      ),
    )
    .orderBy(desc(shares.createdAt));
  return rows.map(({ share, render }) => {
    const { token, url, expiresAt } = shareResource(share.token, render);
    const { id: renderId, order } = render;
    return { token, url, renderId, title: order.title, createdAt: share.createdAt.toISOString(), expiresAt };
  });
}

/** As `createShare` makes them: nothing else is looked for, and nothing reaches the database that it cannot hold. */
const TOKEN = /^[\w-]{22}$/;

/** What is behind a link, for anyone who has it. Throws AppError `not_found`, `gone` when revoked or expired. */
export async function openShare(token: string): Promise<OpenShare> {
  const [row] = TOKEN.test(token)
    ? await db()
        .select({ share: shares, render: renders })
        .from(shares)
        .innerJoin(renders, eq(renders.id, shares.renderId))
        .where(eq(shares.token, token))
    : [];
  if (!row) {
    throw new AppError("not_found", "unknown share token", { userMessage: "There is no video behind this link." });
  }
  const { share, render } = row;
  if (share.revokedAt) {
    throw new AppError("gone", "revoked share", {
      userMessage: "The owner of this video has withdrawn the link.",
      details: { reason: "revoked" },
    });
  }
  if (render.status !== "done" || !render.expiresAt || isPast(render)) throw expired();
  const files = await db().select().from(renditions).where(eq(renditions.renderId, render.id));
  return {
    title: render.order.title,
    duration: render.order.clip.out - render.order.clip.in,
    createdAt: render.createdAt.toISOString(),
    expiresAt: render.expiresAt.toISOString(),
    renditions: await renditionResources(render, files, SHARED_FILE_URL_LIFETIME),
  };
}

/** Expired renders are marked by a job that comes round now and then. */
const isPast = ({ expiresAt }: { expiresAt: Date | null }) => expiresAt !== null && expiresAt <= new Date();

function expired(): AppError {
  return new AppError("gone", "expired render", {
    userMessage: "This video has expired: renders are kept for a limited time.",
  });
}
