import { and, gte, isNull, lt } from "drizzle-orm";
import { lengthText } from "#lib/domain/amounts";
import type { Account } from "#lib/server/accounts";
import type { Queryable } from "#lib/server/db/client";
import { renderOrders } from "#lib/server/db/schema";
import { limitReached } from "#lib/server/limits/limit-reached";
import { monthOf } from "#lib/server/limits/month-of";
import { planOf } from "#lib/server/limits/plan-of";
import { refuseFullStorage } from "#lib/server/limits/take-bytes";
import { ownedBy } from "#lib/server/owned";

type Taken = {
  renderId: string;
  /** Length of the clip. */
  clipSeconds: number;
};

/**
 * Counts a render that is being ordered, in the transaction that writes its row and its job and has locked the account.
 * Throws AppError `limit_reached` when this month's renders or the storage are used up, or the clip is longer than the
 * plan gives.
 */
export async function takeRender(
  tx: Queryable,
  account: Account,
  { renderId, clipSeconds }: Taken,
  now = new Date(),
): Promise<void> {
  refuseLongClip(account, clipSeconds);
  const { name, rendersPerMonth } = planOf(account);
  if (rendersPerMonth !== null) {
    const used = await rendersOf(tx, account.id, now);
    if (used >= rendersPerMonth) throw noneLeft(name, rendersPerMonth, used, now);
  }
  await refuseFullStorage(tx, account);
  await tx.insert(renderOrders).values({ renderId, ownerId: account.id, orderedAt: now });
}

/** Renders that count in the month of `now`: those that failed or never began were given back. */
export async function rendersOf(from: Queryable, ownerId: string, now: Date): Promise<number> {
  const { start, end } = monthOf(now);
  return from.$count(
    renderOrders,
    and(
      ownedBy(renderOrders, ownerId),
      gte(renderOrders.orderedAt, start),
      lt(renderOrders.orderedAt, end),
      isNull(renderOrders.returnedAt),
    ),
  );
}

/** Films are as long as their clip within a frame; a clip of the plan's full length must not fail by rounding. */
const A_FRAME = 0.1;

function refuseLongClip(account: Account, clipSeconds: number): void {
  const { name, clipSeconds: limit } = planOf(account);
  if (limit === null || clipSeconds <= limit + A_FRAME) return;
  throw limitReached({
    what: "clip",
    plan: name,
    limit,
    used: clipSeconds,
    userMessage: `This clip is ${lengthText(clipSeconds)} long; the ${name} plan renders up to ${lengthText(limit)}. Make the clip shorter, or render it in parts.`,
  });
}

function noneLeft(plan: ReturnType<typeof planOf>["name"], limit: number, used: number, now: Date) {
  const resetsAt = monthOf(now).end;
  const day = resetsAt.toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  return limitReached({
    what: "renders",
    plan,
    limit,
    used,
    resetsAt,
    now,
    userMessage: `All ${limit} renders of this month are used (${plan} plan). The next ${limit} come on ${day}. Renders that fail are not counted. Who runs this site can give you a larger plan.`,
  });
}
