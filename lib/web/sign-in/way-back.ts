import "server-only";
import { cookies } from "next/headers";
import { sessionCookieOptions } from "#lib/web/session-cookie";
import { ownPath } from "#lib/web/sign-in/own-path";

/** Seconds: as long as a mailed link is good for. */
const REMEMBERED = 3600;

/** Remembers which page somebody came from, while they are away at their mail or at another service. */
export async function rememberWayBack(next: unknown): Promise<void> {
  const { name, ...options } = sessionCookieOptions();
  (await cookies()).set(`${name}-next`, ownPath(next), { ...options, sameSite: "lax", maxAge: REMEMBERED });
}

/** That page, once. */
export async function takeWayBack(): Promise<string> {
  const store = await cookies();
  const { name, ...options } = sessionCookieOptions();
  const kept = store.get(`${name}-next`)?.value;
  if (kept !== undefined) store.set(`${name}-next`, "", { ...options, sameSite: "lax", maxAge: 0 });
  return ownPath(kept);
}
