import "server-only";
import type { FormAnswer } from "#lib/contracts/sign-in";
import { hostedEnv } from "#lib/web/hosted-env";
import { passwordProblem } from "#lib/web/sign-in/password-problem";
import { problemOf } from "#lib/web/sign-in/problem-of";
import { rememberWayBack } from "#lib/web/sign-in/way-back";
import { requestAuth } from "#lib/web/supabase";

type Credentials = { readonly email: string; readonly password: string };

/** Signs in. No answer means that it is done. */
export async function signInByPassword(given: Credentials): Promise<FormAnswer | undefined> {
  const { error } = await (await requestAuth()).signInWithPassword(given);
  return error ? { email: given.email, problem: problemOf(error) } : undefined;
}

/**
 * Makes an account. The answer is the same whether or not the address has one already, which its owner learns by mail or
 * not at all. No answer means that they are signed in at once: a server may take addresses without asking.
 */
export async function signUp(given: Credentials, next: unknown): Promise<FormAnswer | undefined> {
  const { email } = given;
  const problem = passwordProblem(given.password);
  if (problem) return { email, problem };
  await rememberWayBack(next);
  const options = { emailRedirectTo: callbackAddress() };
  const { data, error } = await (await requestAuth()).signUp({ ...given, options });
  if (error) return { email, problem: problemOf(error) };
  return data.session ? undefined : { email, done: "mailed" };
}

/** Where mailed links and other services lead back to; on the list of redirects that Supabase allows. */
export function callbackAddress(): string {
  return new URL("/auth/callback", hostedEnv().PUBLIC_URL).href;
}
