import { PLANS, type Plan, type PlanName } from "#lib/contracts/plans";
import type { Account } from "#lib/server/accounts";
import { env } from "#lib/server/env";

/** What an account may use: its own plan, else the installation's. */
export function planOf(account: Pick<Account, "plan">): Plan & { readonly name: PlanName } {
  const name = account.plan ?? env().DEFAULT_PLAN;
  return { name, ...PLANS[name] };
}
