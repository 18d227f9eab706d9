import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { serve } from "#lib/server/storage/testing/http-server";

/** Who has signed up at the stack's auth server. */
export type SignedUp = { readonly id: string; readonly email: string; readonly accessToken: string };

/** The part of an auth server that API clients need: keys to verify by, and tokens signed with them. */
export async function startTokenSigner() {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "test", alg: "ES256", use: "sig" }] };
  const server = await serve(async () => Response.json(keys));
  return {
    url: server.url,
    publishableKey: "test-publishable-key",
    async signUp(email: string): Promise<SignedUp> {
      const id = randomUUID();
      const claims = { email, role: "authenticated", session_id: randomUUID() };
      const accessToken = await new SignJWT(claims)
        .setProtectedHeader({ alg: "ES256", kid: "test" })
        .setIssuer(`${server.url}/auth/v1`)
        .setAudience("authenticated")
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey);
      return { id, email, accessToken };
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
