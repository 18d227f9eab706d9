import { PLAN_NAMES, type PlanName } from "#lib/contracts/plans";
import { sizeText } from "#lib/domain/amounts";
import { AppError } from "#lib/domain/errors";
import type { Account } from "#lib/server/accounts";
import { closeDb } from "#lib/server/db/client";
import { accountsNamed, setPlan } from "#lib/server/limits/set-plan";
import { usageOf } from "#lib/server/limits/usage";
import { parseCliArgs, runCli, usageFault } from "./cli.ts";

const USAGE = `npm run plan -- EMAIL|ID [${[...PLAN_NAMES, "default"].join("|")}]
    shows what an account has used of its plan, or gives it another one ("default": DEFAULT_PLAN decides again)`;

await runCli(async (args) => {
  const { positionals } = parseCliArgs({ args, allowPositionals: true });
  const [name, plan, ...rest] = positionals;
  if (!name || rest.length > 0) throw usageFault("Name one account by its address or id.");
  try {
    const account = await theAccount(name);
    if (plan !== undefined) await setPlan(account.id, planNamed(plan));
    await print(account);
  } finally {
    await closeDb();
  }
}, USAGE);

/** Throws AppError `not_found`, `invalid_request` where an address is that of several. */
async function theAccount(name: string): Promise<Account> {
  const [account, ...others] = await accountsNamed(name);
  if (!account) {
    throw new AppError(
      "not_found",
      `No account goes by "${name}". One is made when its owner signs in for the first time.`,
    );
  }
  if (others.length > 0) {
    const ids = [account, ...others].map(({ id }) => id).join(", ");
    throw new AppError("invalid_request", `Several accounts have the address "${name}"; name one by its id: ${ids}`);
  }
  return account;
}

function planNamed(text: string): PlanName | null {
  if (text === "default") return null;
  const plan = PLAN_NAMES.find((one) => one === text);
  if (plan) return plan;
  throw new AppError("invalid_request", `There is no plan "${text}". Plans are ${PLAN_NAMES.join(", ")}; or default.`);
}

async function print({ id, email }: Account): Promise<void> {
  const { plan, renders, storage } = await usageOf(id);
  const of = (limit: string | number | null) => (limit === null ? "" : ` of ${limit}`);
  process.stdout.write(`${email ?? "(no address)"} ${id}
plan      ${plan}
renders   ${renders.used}${of(renders.limit)} this month
storage   ${sizeText(storage.used)}${of(storage.limit && sizeText(storage.limit))}
`);
}
