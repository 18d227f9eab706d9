import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { headers } from "next/headers";
import { notFound, unstable_rethrow } from "next/navigation";
import { z } from "zod";
import type { FormAnswer } from "#lib/contracts/sign-in";
import { toAppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";
import { limitRate } from "#lib/server/limits/rate-limit";
import { createLogger } from "#lib/server/logger";
import { clientAddress } from "#lib/web/client-address";

/** What a form tries: a password or a one-time link, a mail that somebody is to get, or nothing that can be guessed. */
type Kind = "signIn" | "mail" | "signOut";

/**
 * Milliseconds before which no problem and no "we have written" is told: how long the sign-in service takes says whether
 * it knows an address, since it compares a password or hands over a mail then.
 */
const UNHURRIED = { signIn: 1000, mail: 2000, signOut: 0 } as const satisfies Record<Kind, number>;

/**
 * Answers a form of the sign-in pages, no more often than is allowed from one network address and for one mail address.
 * Whatever fails becomes a problem that the page has words for. `email` is empty where the form has none.
 */
export async function answerForm(
  kind: Kind,
  email: string | undefined,
  work: () => Promise<FormAnswer | undefined>,
): Promise<FormAnswer | undefined> {
  if (env().SPORTSSYNC_MODE === "local") notFound();
  const typed = email === undefined ? {} : { email };
  try {
    if (email !== undefined && !z.email().safeParse(email).success) return { ...typed, problem: "email" };
    await limit(kind, email);
    const unhurried = delay(UNHURRIED[kind]);
    const answer = await work();
    if (answer && email !== undefined) await unhurried;
    return answer;
  } catch (error) {
    unstable_rethrow(error);
    if (toAppError(error).code === "rate_limited") return { ...typed, problem: "too_many" };
    createLogger("web").error({ err: error, form: kind }, "a form of the sign-in pages failed");
    return { ...typed, problem: "unavailable" };
  }
}

async function limit(kind: Kind, email: string | undefined): Promise<void> {
  if (kind === "signOut") return;
  await limitRate(`${kind}ByAddress`, clientAddress(await headers()));
  if (email !== undefined) await limitRate(`${kind}ByAccount`, email.toLowerCase());
}
