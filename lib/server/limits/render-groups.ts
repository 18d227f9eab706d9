import { PLANS, type PlanName } from "#lib/contracts/plans";
import type { Account } from "#lib/server/accounts";
import { planOf } from "#lib/server/limits/plan-of";

/** pg-boss knows no group without a limit; nobody has as many workers. */
const UNLIMITED = 1_000_000;

export type RenderGroup = { readonly id: string; readonly tier: PlanName };

/** A person's render jobs are one group; its tier is their plan. */
export function groupOf(account: Account): RenderGroup {
  return { id: account.id, tier: planOf(account).name };
}

/** How many jobs of a group all workers together run at the same time. Jobs of no group are not limited. */
export const RENDER_GROUPS = {
  default: UNLIMITED,
  tiers: Object.fromEntries(
    Object.entries(PLANS).map(([name, { concurrentRenders }]) => [name, concurrentRenders ?? UNLIMITED]),
  ),
};
