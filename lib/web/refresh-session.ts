import "server-only";
import { once } from "node:events";
import { type CookieMethodsServer, parseCookieHeader, serializeCookieHeader } from "@supabase/ssr";
import { AppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";
import { limitRate, uncount } from "#lib/server/limits/rate-limit";
import { clientAddress } from "#lib/web/client-address";
import { readSessionCookie } from "#lib/web/session-cookie";
import { authClient } from "#lib/web/supabase";

/** Seconds before its end from which an access token is exchanged; those of @supabase/auth-js. */
const MARGIN = 90;
/** Milliseconds that a page or a call of the API waits for that. */
const PATIENCE = 4000;

export type RefreshedSession = {
  /** The request's headers with the new cookies, for what answers it. */
  readonly requestHeaders: Headers;
  /** Gives the new cookies to the browser, and keeps caches away from them. */
  readonly addTo: (response: Response) => void;
};

/**
 * Exchanges a session that is about to end: for pages in `proxy.ts`, since they cannot give cookies on their own, and
 * for the API in `route.ts`. Undefined where there is none and, without asking anybody, while it is good for longer.
 * Throws AppError `unavailable` when it has ended and the sign-in service does not answer, or has no time for it: nobody is
 * signed out by that. Throws `rate_limited`: anybody can make up a session that is to be exchanged.
 */
export async function refreshSession(headers: Headers): Promise<RefreshedSession | undefined> {
  if (env().SPORTSSYNC_MODE === "local" || headers.has("authorization")) return undefined;
  const session = await readSessionCookie(headers);
  if (!session || session.expires_at - Date.now() / 1000 > MARGIN) return undefined;

  // Counted before it is asked, so that a flood is stopped too, and taken back when the session was a real one.
  const address = clientAddress(headers);
  await limitRate("refresh", address);
  const jar = new Map(parseCookieHeader(headers.get("cookie") ?? "").map(({ name, value }) => [name, value]));
  const given: string[] = [];
  const end = AbortSignal.timeout(PATIENCE);
  const cookies: CookieMethodsServer = {
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    setAll: (list) => {
      for (const { name, value, options } of list) {
        if (value) jar.set(name, value);
        else jar.delete(name);
        given.push(serializeCookieHeader(name, value, options));
      }
    },
  };
  // Exchanges the tokens when they are near their end; takes the cookies away when that is refused. By itself it would try
  // for half a minute.
  const asking = authClient(headers, cookies, end).getSession();
  const { error } = (await Promise.race([asking, once(end, "abort").then(() => undefined)])) ?? {};
  // It takes "too many requests" for a refusal too.
  if (given.length === 0 || error?.status === 429) {
    if (session.expires_at > Date.now() / 1000) return undefined;
    throw new AppError("unavailable", "the sign-in service did not answer in time");
  }
  if (!error) await uncount("refresh", address);

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
