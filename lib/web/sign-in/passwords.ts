import "server-only";
import { headers } from "next/headers";
import type { FormAnswer } from "#lib/contracts/sign-in";
import { claimsOf } from "#lib/web/require-user";
import { passwordProblem } from "#lib/web/sign-in/password-problem";
import { problemOf } from "#lib/web/sign-in/problem-of";
import { authClient, requestAuth } from "#lib/web/supabase";

/** Seconds in which a mailed link stands for the password that was forgotten. */
const FRESH = 900;
/** Supabase's words for somebody who came by a mailed link. */
const BY_MAIL: ReadonlySet<string> = new Set(["otp", "recovery", "magiclink", "invite", "email/signup"]);

/** Whether this session began by a mailed link a short time ago, so that a password may be chosen without the old one. */
export async function cameByMail(): Promise<boolean> {
  const { amr } = await claimsOf(await headers());
  return amr.some(({ method, timestamp }) => BY_MAIL.has(method) && Date.now() / 1000 - timestamp < FRESH);
}

/** Chooses a password, for somebody who has come by a mailed link. Every other session of theirs ends. */
export async function choosePassword(password: string): Promise<FormAnswer> {
  const problem = passwordProblem(password);
  if (problem) return { problem };
  if (!(await cameByMail())) return { problem: "link" };
  const { error } = await (await requestAuth()).updateUser({ password });
  return error ? { problem: problemOf(error) } : { done: "changed" };
}

/** Changes the password of somebody who knows it. Every other session of theirs ends. */
export async function changePassword(email: string, given: { current: string; next: string }): Promise<FormAnswer> {
  const problem = passwordProblem(given.next);
  if (problem) return { problem };
  // Tried apart from the session that asks, and forgotten at once.
  const trial = authClient(await headers(), { getAll: () => [], setAll: () => {} });
  const known = await trial.signInWithPassword({ email, password: given.current });
  if (known.error) {
    const why = problemOf(known.error);
    return { problem: why === "wrong" ? "wrong_password" : why };
  }
  await trial.signOut({ scope: "local" });
  const { error } = await (await requestAuth()).updateUser({ password: given.next });
  return error ? { problem: problemOf(error) } : { done: "changed" };
}
