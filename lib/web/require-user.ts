import "server-only";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { AppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";
import { LOCAL_USER_ID } from "#lib/server/local-user";
import { guardLoopback } from "#lib/web/guard-loopback";

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
 * Supabase access token in `Authorization: Bearer`, verified by signature, issuer, audience and algorithm.
 * Throws AppError `unauthorized`.
 */
export async function requireUser(headers: Headers): Promise<User> {
  const config = env();
  if (config.SPORTSSYNC_MODE === "local") {
    guardLoopback(headers);
    return { id: LOCAL_USER_ID, email: null, by: "local" };
  }
  const token = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (!token) throw signIn("no bearer token");
  return { ...(await subjectOf(token, new URL("/auth/v1", config.SUPABASE_URL))), by: "bearer" };
}

type KeySet = ReturnType<typeof createRemoteJWKSet>;
const keySets = new Map<string, KeySet>();

async function subjectOf(token: string, issuer: URL): Promise<Pick<User, "id" | "email">> {
  try {
    // Asymmetric algorithms only: a public key must never be taken for an HMAC secret.
    const { payload } = await jwtVerify(token, keysOf(issuer), {
      issuer: issuer.href,
      audience: "authenticated",
      algorithms: ["ES256", "RS256"],
    });
    if (!payload.sub) throw signIn("token without a subject");
    return { id: payload.sub, email: typeof payload.email === "string" && payload.email ? payload.email : null };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof errors.JOSEError && !KEYS_UNREACHABLE.has(error.code)) throw signIn(error.message, error);
    throw new AppError("unavailable", "the sign-in service's keys could not be read", { cause: error });
  }
}

/** jose's codes for a key set that did not answer with 200, in time or as JSON: nobody's token is at fault. */
const KEYS_UNREACHABLE: ReadonlySet<string> = new Set(["ERR_JOSE_GENERIC", "ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID"]);

function keysOf(issuer: URL): KeySet {
  const known = keySets.get(issuer.href);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL(`${issuer.href}/.well-known/jwks.json`));
  keySets.set(issuer.href, keys);
  return keys;
}

function signIn(message: string, cause?: unknown): AppError {
  return new AppError("unauthorized", message, { userMessage: "Sign in to continue.", cause });
}
