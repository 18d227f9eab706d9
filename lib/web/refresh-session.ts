import "server-only";
import { parseCookieHeader, serializeCookieHeader } from "@supabase/ssr";
import { env } from "#lib/server/env";
import { readSessionCookie } from "#lib/web/session-cookie";
import { authClient } from "#lib/web/supabase";

/** Seconds before its end from which an access token is exchanged; those of @supabase/auth-js. */
const MARGIN = 90;

export type RefreshedSession = {
  /** The request's headers with the new cookies, for what answers it. */
  readonly requestHeaders: Headers;
  /** Gives the new cookies to the browser, and keeps caches away from them. */
  readonly addTo: (response: Response) => void;
};

/**
 * Exchanges a session that is about to end, for `proxy.ts`: pages and routes cannot give cookies on their own.
 * Undefined, without asking anybody, while it is good for longer; and where there is none, or the sign-in service does
 * not answer: whoever needs a user then decides by the token that there is.
 */
export async function refreshSession(headers: Headers): Promise<RefreshedSession | undefined> {
  if (env().SPORTSSYNC_MODE === "local" || headers.has("authorization")) return undefined;
  const session = await readSessionCookie(headers);
  if (!session || session.expires_at - Date.now() / 1000 > MARGIN) return undefined;

  const jar = new Map(parseCookieHeader(headers.get("cookie") ?? "").map(({ name, value }) => [name, value]));
  const given: string[] = [];
  const auth = authClient(headers, {
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    setAll: (list) => {
      for (const { name, value, options } of list) {
        if (value) jar.set(name, value);
        else jar.delete(name);
        given.push(serializeCookieHeader(name, value, options));
      }
    },
  });
  // Exchanges the tokens when they are near their end; takes the cookies away when that is refused for good.
  await auth.getSession();
  if (given.length === 0) return undefined;

  const requestHeaders = new Headers(headers);
  requestHeaders.set("cookie", [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; "));
  return {
    requestHeaders,
    addTo: (response) => {
      for (const cookie of given) response.headers.append("set-cookie", cookie);
      response.headers.set("cache-control", "private, no-store");
    },
  };
}
