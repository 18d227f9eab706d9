import "server-only";
import { createRemoteJWKSet, errors, type JWTHeaderParameters, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import { AppError } from "#lib/domain/errors";
import { type HostedEnv, hostedEnv } from "#lib/web/hosted-env";

const claimsSchema = z.object({
  sub: z.uuid(),
  role: z.literal("authenticated"),
  email: z.string().optional(),
  /** One that nobody signed up for: there is no person to hold to limits or to tell anything. */
  is_anonymous: z.literal(false).optional(),
  /** How they have shown who they are, and when (seconds since 1970). */
  amr: z.array(z.object({ method: z.string(), timestamp: z.number() })).catch([]),
});

export type AccessClaims = {
  readonly id: string;
  readonly email: string | null;
  readonly amr: readonly { readonly method: string; readonly timestamp: number }[];
};

/**
 * What a Supabase access token says, once its signature, issuer, audience, times and role have been found right.
 * Throws AppError `unauthorized`; `unavailable` when the keys to check it by could not be had.
 */
export async function verifyAccessToken(token: string): Promise<AccessClaims> {
  const config = hostedEnv();
  const issuer = new URL("/auth/v1", config.SUPABASE_URL).href;
  try {
    const { payload } = await jwtVerify(token, keyFor(config, issuer), {
      issuer,
      audience: "authenticated",
      algorithms: config.SUPABASE_JWT_SECRET ? ["ES256", "RS256", "HS256"] : ["ES256", "RS256"],
      requiredClaims: ["exp", "sub"],
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) throw signIn("the token is nobody's who has signed up", claims.error);
    const { sub, email, amr } = claims.data;
    return { id: sub, email: email || null, amr };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof errors.JOSEError && !KEYS_UNREACHABLE.has(error.code)) throw signIn(error.message, error);
    throw new AppError("unavailable", "the sign-in service's keys could not be read", { cause: error });
  }
}

/** The refusal that asks to sign in. */
export function signIn(message: string, cause?: unknown): AppError {
  return new AppError("unauthorized", message, { userMessage: "Sign in to continue.", cause });
}

/** jose's codes for a key set that did not answer with 200, in time or as JSON: nobody's token is at fault. */
const KEYS_UNREACHABLE: ReadonlySet<string> = new Set(["ERR_JOSE_GENERIC", "ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID"]);

/**
 * The secret is for HS256 alone and the public keys for everything else: whatever a token says of itself, a public key
 * is never taken for a secret.
 */
function keyFor({ SUPABASE_JWT_SECRET }: HostedEnv, issuer: string): JWTVerifyGetKey {
  const publicKeys = keySetOf(issuer);
  return (header: JWTHeaderParameters, token) => {
    if (header.alg !== "HS256") return publicKeys(header, token);
    if (!SUPABASE_JWT_SECRET) throw signIn("HS256 without a secret");
    return new TextEncoder().encode(SUPABASE_JWT_SECRET);
  };
}

type KeySet = ReturnType<typeof createRemoteJWKSet>;
const keySets = new Map<string, KeySet>();

/** Kept for 10 minutes; a key that it does not know makes it look again, at most every 30 seconds. */
function keySetOf(issuer: string): KeySet {
  const known = keySets.get(issuer);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
  keySets.set(issuer, keys);
  return keys;
}
