import "server-only";
import { cookies } from "next/headers";
import type { FormAnswer } from "#lib/contracts/sign-in";
import { sessionCookieOptions } from "#lib/web/session-cookie";
import { problemOf } from "#lib/web/sign-in/problem-of";
import { requestAuth } from "#lib/web/supabase";

/** Ends the session of this browser. Its cookies go in any case, also when the sign-in service does not answer. */
export async function signOutHere(): Promise<void> {
  await (await requestAuth()).signOut({ scope: "local" });
  await forget();
}

/**
 * Ends every session: none is renewed from now on. What another browser or program holds is good until its access token
 * ends. No answer means that it is done.
 */
export async function signOutEverywhere(): Promise<FormAnswer | undefined> {
  const { error } = await (await requestAuth()).signOut({ scope: "global" });
  if (error) return { problem: problemOf(error) };
  await forget();
  return undefined;
}

async function forget(): Promise<void> {
  const store = await cookies();
  const { name: ours, ...options } = sessionCookieOptions();
  for (const { name } of store.getAll()) {
    if (name.startsWith(ours)) store.set(name, "", { ...options, sameSite: "lax", maxAge: 0 });
  }
}
