import "server-only";
import type { AuthError } from "@supabase/supabase-js";
import type { FormAnswer } from "#lib/contracts/sign-in";
import { callbackAddress } from "#lib/web/sign-in/by-password";
import { problemOf } from "#lib/web/sign-in/problem-of";
import { rememberWayBack } from "#lib/web/sign-in/way-back";
import { requestAuth } from "#lib/web/supabase";

/** Mails a link to sign in by, if the address has an account. */
export async function mailSignInLink(email: string, next: unknown): Promise<FormAnswer> {
  await rememberWayBack(next);
  const options = { shouldCreateUser: false, emailRedirectTo: callbackAddress() };
  return mailed(email, (await (await requestAuth()).signInWithOtp({ email, options })).error);
}

/** Mails the link again that shows that an address is theirs, if it has an account that waits for it. */
export async function mailConfirmation(email: string, next: unknown): Promise<FormAnswer> {
  await rememberWayBack(next);
  const options = { emailRedirectTo: callbackAddress() };
  return mailed(email, (await (await requestAuth()).resend({ type: "signup", email, options })).error);
}

/** Mails a link to choose a new password by, if the address has an account. */
export async function mailPasswordLink(email: string): Promise<FormAnswer> {
  const auth = await requestAuth();
  return mailed(email, (await auth.resetPasswordForEmail(email, { redirectTo: callbackAddress() })).error);
}

/** Refusals that an address without an account gets, or only one with an account: they would tell which it is. */
const TELLING: ReadonlySet<string | undefined> = new Set([
  "otp_disabled",
  "signup_disabled",
  "user_not_found",
  "user_banned",
  "over_email_send_rate_limit",
]);

function mailed(email: string, error: AuthError | null): FormAnswer {
  if (error && !TELLING.has(error.code)) return { email, problem: problemOf(error) };
  return { email, done: "mailed" };
}
