import { sizeText } from "#lib/domain/amounts";
import type { Account } from "#lib/server/accounts";
import type { Queryable } from "#lib/server/db/client";
import { limitReached } from "#lib/server/limits/limit-reached";
import { planOf } from "#lib/server/limits/plan-of";
import { bytesToBeJoined, storedBytes, sumOf } from "#lib/server/limits/stored-bytes";

/**
 * Makes sure that a person may store so many more bytes, in the transaction that writes the row which holds them and has
 * locked the account. Throws AppError `limit_reached`.
 */
export async function takeBytes(tx: Queryable, account: Account, bytes: number): Promise<void> {
  await refuseBeyond(tx, account, bytes);
}

/** The same for a video that chapters become, after its row and its job were written. */
export async function takeJoin(tx: Queryable, account: Account): Promise<void> {
  await refuseBeyond(tx, account, 0);
}

/** A film's size is known when it is made only: one is refused where nothing at all is left. */
export async function refuseFullStorage(tx: Queryable, account: Account): Promise<void> {
  await refuseBeyond(tx, account, 1);
}

/** One file that is larger than the plan lets be uploaded. Throws AppError `limit_reached`. */
export function refuseLargeForPlan(account: Account, size: number): void {
  const { name, uploadBytes: limit } = planOf(account);
  if (limit === null || size <= limit) return;
  throw limitReached({
    what: "upload",
    plan: name,
    limit,
    used: size,
    userMessage: `This file has ${sizeText(size)}; the ${name} plan takes files of up to ${sizeText(limit)}. Cut the video into shorter pieces, or export it at a lower bitrate.`,
  });
}

async function refuseBeyond(tx: Queryable, account: Account, more: number): Promise<void> {
  const { name, storedBytes: limit } = planOf(account);
  if (limit === null) return;
  const used = sumOf(await storedBytes(tx, account.id));
  const joins = await bytesToBeJoined(tx, account.id);
  if (used + joins + more <= limit) return;
  const needed = [
    ...(joins > 0 ? [`joining chapters needs ${sizeText(joins)} more`] : []),
    ...(more > 1 ? [`this needs ${sizeText(more)} more`] : []),
  ];
  const needs = needed.map((need) => `, ${need}`).join("");
  throw limitReached({
    what: "storage",
    plan: name,
    limit,
    used,
    userMessage: `Your storage is full: ${sizeText(used)} of ${sizeText(limit)} are used (${name} plan)${needs}. Delete projects or renders that you no longer need; Settings shows the largest.`,
  });
}
