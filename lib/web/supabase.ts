import "server-only";
import { type CookieMethodsServer, createServerClient } from "@supabase/ssr";
import type { SupabaseClient } from "@supabase/supabase-js";
import { cookies, headers } from "next/headers";
import { clientAddress } from "#lib/web/client-address";
import { hostedEnv } from "#lib/web/hosted-env";
import { sessionCookieOptions } from "#lib/web/session-cookie";

export type AuthClient = SupabaseClient["auth"];

/** Milliseconds that Supabase Auth may take for what one request needs. */
const PATIENCE = 10_000;
/** Seconds that the browser remembers what a mailed link or another service must come back to. */
const FLOW_SECONDS = 24 * 3600;

/**
 * A client of Supabase Auth that keeps its session in these cookies: only the tokens, since who somebody is is read
 * from the verified token and never from what a browser sends beside it. `asker` are the headers of the request that it
 * is for: Supabase limits attempts by address, and all would come from this server's if it were not told whose they
 * are. It believes that from the holder of the secret key alone. A client is for one request and answers nothing after `end`.
 */
export function authClient(
  asker: Headers,
  { getAll, setAll }: CookieMethodsServer,
  end = AbortSignal.timeout(PATIENCE),
): AuthClient {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY } = hostedEnv();
  const address = clientAddress(asker).replace(/\/64$/, "");
  return createServerClient(SUPABASE_URL, SUPABASE_SECRET_KEY ?? SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: sessionCookieOptions(),
    cookies: {
      encode: "tokens-only",
      getAll,
      setAll: (list, headers) => setAll?.(list.map(shortLived), headers),
    },
    global: {
      ...(SUPABASE_SECRET_KEY && address && { headers: { "sb-forwarded-for": address } }),
      fetch: (input, init) => fetch(input, { ...init, signal: end }),
    },
  }).auth;
}

/** The client for a server action or a route handler, on the cookies of its request and answer. */
export async function requestAuth(): Promise<AuthClient> {
  const store = await cookies();
  return authClient(await headers(), {
    getAll: () => store.getAll(),
    setAll: (list) => {
      for (const { name, value, options } of list) store.set(name, value, options);
    },
  });
}

type Cookie = Parameters<NonNullable<CookieMethodsServer["setAll"]>>[0][number];
/** A session's cookie stays for as long as browsers keep any; the secret of a sign-in that has begun does not. */
function shortLived(cookie: Cookie): Cookie {
  if (!cookie.name.includes("-code-verifier") || !cookie.value) return cookie;
  return { ...cookie, options: { ...cookie.options, maxAge: FLOW_SECONDS } };
}
