import "server-only";
import type { EmailOtpType } from "@supabase/supabase-js";
import { z } from "zod";
import type { SignInProblem } from "#lib/contracts/sign-in";
import { hostedEnv } from "#lib/web/hosted-env";
import { callbackAddress } from "#lib/web/sign-in/by-password";
import { problemOf } from "#lib/web/sign-in/problem-of";
import { rememberWayBack, takeWayBack } from "#lib/web/sign-in/way-back";
import { requestAuth } from "#lib/web/supabase";

/** Where a new password is chosen. */
const NEW_PASSWORD = "/auth/password";

/** Begins a sign-in by another service; gives the address to go to, or undefined for one that is not set up. */
export async function startElsewhere(provider: string, next: unknown): Promise<string | undefined> {
  const known = hostedEnv().SUPABASE_OAUTH?.find((name) => name === provider);
  if (!known) return undefined;
  await rememberWayBack(next);
  const { data, error } = await (await requestAuth()).signInWithOAuth({
    // The names that a server knows are its own; the type lists those of one moment.
    provider: known as "google",
    options: { redirectTo: callbackAddress(), skipBrowserRedirect: true },
  });
  return error ? signInPath(problemOf(error)) : data.url;
}

/** Ends a sign-in that came back with a code or with a refusal; gives the page to go to. */
export async function finishElsewhere(query: URLSearchParams): Promise<string> {
  const code = query.get("code");
  if (!code) {
    const refusal = query.get("error_code") ?? query.get("error") ?? "";
    return signInPath(problemOf({ code: refusal, status: undefined }));
  }
  const { data, error } = await (await requestAuth()).exchangeCodeForSession(code);
  if (error) return signInPath(problemOf(error));
  return "redirectType" in data && data.redirectType === "recovery" ? NEW_PASSWORD : takeWayBack();
}

const LINK_TYPES = ["email", "signup", "magiclink", "recovery", "invite", "email_change"] as const;
const linkSchema = z.object({ token_hash: z.string().min(1), type: z.enum(LINK_TYPES) });

/** A mailed link that leads to this site itself, or undefined when something is missing in its address. */
export function readLink(given: Record<string, unknown>): { token_hash: string; type: EmailOtpType } | undefined {
  return linkSchema.safeParse(given).data;
}

/** Signs in by such a link, in whichever browser it was opened; gives the page to go to. */
export async function openLink(given: Record<string, unknown>): Promise<string> {
  const link = readLink(given);
  if (!link) return signInPath("link");
  const { error } = await (await requestAuth()).verifyOtp(link);
  if (error) return signInPath(problemOf(error));
  return link.type === "recovery" || link.type === "invite" ? NEW_PASSWORD : takeWayBack();
}

const signInPath = (problem: SignInProblem) => `/login?problem=${problem}`;
