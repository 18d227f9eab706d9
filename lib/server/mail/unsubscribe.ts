import { createHmac, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { accounts, installation } from "#lib/server/db/schema";
import { env } from "#lib/server/env";

/** Where a person's mail is switched off without signing in: only who got one of their mails knows the address. */
export async function unsubscribeUrl(ownerId: string): Promise<string> {
  return `${env().PUBLIC_URL}/unsubscribe/${await tokenOf(ownerId)}`;
}

/** Switches the mail off of whom a token names; does not say whether there is such an account. Throws AppError `not_found`. */
export async function unsubscribe(token: string): Promise<void> {
  const ownerId = await ownerOf(token);
  await db().update(accounts).set({ mailWanted: false }).where(eq(accounts.id, ownerId));
}

/** Whose token it is. Throws AppError `not_found` for what we did not make. */
export async function ownerOf(token: string): Promise<string> {
  const bytes = Buffer.from(token, "base64url");
  const hex = bytes.subarray(0, 16).toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const expected = Buffer.from(bytes.length === LENGTH ? await tokenOf(id) : "");
  const given = Buffer.from(token);
  if (expected.length === given.length && timingSafeEqual(expected, given)) return id;
  throw new AppError("not_found", "an unsubscribe token that is not ours", {
    userMessage: "This link is not complete. Open it from the mail once more, or switch mail off in the settings.",
  });
}

/** Bytes: the person's id and half of a SHA-256. */
const LENGTH = 32;

async function tokenOf(ownerId: string): Promise<string> {
  const id = Buffer.from(ownerId.replaceAll("-", ""), "hex");
  // Known to this installation's database and storage only, and the same for ever: links in old mails go on working.
  const [row] = await db().select({ secret: installation.id }).from(installation);
  if (!row) throw new AppError("internal", "the database has no installation id");
  const proof = createHmac("sha256", `unsubscribe ${row.secret}`).update(id).digest().subarray(0, 16);
  return Buffer.concat([id, proof]).toString("base64url");
}
