import { randomBytes } from "node:crypto";
import type { ISql } from "postgres";
import { AuthError } from "#lib/server/testing/auth-server/auth-error";
import type { Call, Context } from "#lib/server/testing/auth-server/context";
import { appMetadata, type UserRow, userResource } from "#lib/server/testing/auth-server/users";

type TokenRow = { token: string; parent: string | null; session_id: string; revoked: boolean; updated_at: Date };

/** Signs a user in: a session of their own, with its first pair of tokens. */
export async function startSession(context: Context, user: UserRow, method: string): Promise<Record<string, unknown>> {
  const { sql } = context;
  await sql`update auth.users set last_sign_in_at = now() where id = ${user.id}`;
  const [session] = await sql<{ id: string }[]>`
    insert into auth.sessions (user_id, method) values (${user.id}, ${method}) returning id`;
  if (!session) throw new Error("the session was not stored");
  return tokens(context, user, session.id, await newRefreshToken(sql, session.id, null));
}

/**
 * Gives a new pair for a refresh token, which is used up by that. A used one is answered again while the requests may
 * have run side by side, or while the one that it was exchanged for is unused (the answer may have been lost). Any
 * other use of a used one means that somebody copied it: all of its session are revoked.
 */
export async function refreshSession(context: Context, given: unknown): Promise<Record<string, unknown>> {
  const { sql, reuseSeconds } = context;
  const answer = await sql.begin(async (tx): Promise<string | AuthError> => {
    const [found] = await tx<TokenRow[]>`select * from auth.refresh_tokens where token = ${String(given)} for update`;
    if (!found) {
      return new AuthError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
    }
    // One refresh at a time for a session.
    await tx`select 1 from auth.sessions where id = ${found.session_id} for update`;
    if (!found.revoked) {
      await tx`update auth.refresh_tokens set revoked = true, updated_at = now() where token = ${found.token}`;
      return newRefreshToken(tx, found.session_id, found.token);
    }
    const [active] = await tx<TokenRow[]>`
      select * from auth.refresh_tokens where session_id = ${found.session_id} and not revoked order by id desc limit 1`;
    const young = Date.now() - found.updated_at.getTime() < reuseSeconds * 1000;
    if (active && (active.parent === found.token || young)) return active.token;
    await tx`update auth.refresh_tokens set revoked = true where session_id = ${found.session_id}`;
    return new AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used");
  });
  if (answer instanceof AuthError) throw answer;
  const [row] = await sql<(UserRow & { session_id: string })[]>`
    select users.*, sessions.id as session_id from auth.refresh_tokens
    join auth.sessions on sessions.id = session_id join auth.users on users.id = user_id where token = ${answer}`;
  if (!row) throw new AuthError(400, "session_not_found", "Invalid Refresh Token: No Valid Session Found");
  return tokens(context, row, row.session_id, answer);
}

export type SignedIn = { user: UserRow; sessionId: string };

/** Who sends this access token, as long as their session is there. */
export async function signedIn({ keys, sql }: Context, { headers }: Call): Promise<SignedIn> {
  const token = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (!token) throw new AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token");
  const claims = await keys.verify(token).catch((error: Error) => {
    throw new AuthError(403, "bad_jwt", `invalid JWT: unable to parse or verify signature, ${error.message}`);
  });
  const [user] = await sql<UserRow[]>`select * from auth.users where id = ${claims.sub}`;
  if (!user) throw new AuthError(403, "user_not_found", "User from sub claim in JWT does not exist");
  const sessions = await sql`select 1 from auth.sessions where id = ${claims.session_id}`;
  if (sessions.length === 0) {
    throw new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist");
  }
  return { user, sessionId: claims.session_id };
}

/** Ends this session, all others, or all: none of their refresh tokens is worth anything from now on. */
export async function endSessions({ sql }: Context, { user, sessionId }: SignedIn, scope: string): Promise<void> {
  if (scope === "global") await sql`delete from auth.sessions where user_id = ${user.id}`;
  else if (scope === "local") await sql`delete from auth.sessions where id = ${sessionId}`;
  else if (scope === "others") await sql`delete from auth.sessions where user_id = ${user.id} and id <> ${sessionId}`;
  else throw new AuthError(400, "validation_failed", `Unsupported logout scope "${scope}"`);
}

async function newRefreshToken(sql: ISql, sessionId: string, parent: string | null): Promise<string> {
  const token = randomBytes(9).toString("base64url");
  await sql`insert into auth.refresh_tokens (token, parent, session_id) values (${token}, ${parent}, ${sessionId})`;
  return token;
}

async function tokens({ keys, accessTokenSeconds, sql }: Context, user: UserRow, sessionId: string, refresh: string) {
  const [session] = await sql<{ method: string; created_at: Date }[]>`
    select method, created_at from auth.sessions where id = ${sessionId}`;
  const claims = {
    sub: user.id,
    email: user.email,
    phone: "",
    app_metadata: appMetadata(user),
    user_metadata: user.user_metadata,
    role: "authenticated",
    aal: "aal1",
    amr: [{ method: session?.method, timestamp: Math.floor((session?.created_at.getTime() ?? 0) / 1000) }],
    session_id: sessionId,
    is_anonymous: false,
  };
  return {
    access_token: await keys.sign(claims, accessTokenSeconds),
    token_type: "bearer",
    expires_in: accessTokenSeconds,
    expires_at: Math.floor(Date.now() / 1000) + accessTokenSeconds,
    refresh_token: refresh,
    user: userResource(user),
  };
}
