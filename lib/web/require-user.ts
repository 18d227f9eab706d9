import "server-only";
import { env } from "#lib/server/env";
import { LOCAL_USER_ID } from "#lib/server/local-user";
import { type AccessClaims, signIn, verifyAccessToken } from "#lib/web/access-token";
import { guardLoopback } from "#lib/web/guard-loopback";
import { readSessionCookie } from "#lib/web/session-cookie";

/**
 * Who asks; every service function is scoped to `id`. `by` says how they were known: a `cookie` is sent by the browser
 * whoever made it ask, so what changes anything must come from a page of this site; a `bearer` token is not.
 */
export type User = {
  readonly id: string;
  readonly email: string | null;
  readonly by: "local" | "bearer" | "cookie";
};

/**
 * Whose request this is. Local mode: the one local user, after the loopback guard. Hosted mode: the subject of the
 * Supabase access token in `Authorization: Bearer` or, without that header, in the session's cookie; both are verified
 * alike. Throws AppError `unauthorized`, or `unavailable` when it cannot be told.
 */
export async function requireUser(headers: Headers): Promise<User> {
  if (env().SPORTSSYNC_MODE === "local") {
    guardLoopback(headers);
    return { id: LOCAL_USER_ID, email: null, by: "local" };
  }
  const { id, email, by } = await claimsOf(headers);
  return { id, email, by };
}

/** The claims of the token that came with a request, in hosted mode. Throws as `requireUser` does. */
export async function claimsOf(headers: Headers): Promise<AccessClaims & { by: "bearer" | "cookie" }> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    if (!token) throw signIn("an Authorization header without a bearer token");
    return { ...(await verifyAccessToken(token)), by: "bearer" };
  }
  const session = await readSessionCookie(headers);
  if (!session) throw signIn("neither a bearer token nor a session");
  return { ...(await verifyAccessToken(session.access_token)), by: "cookie" };
}
