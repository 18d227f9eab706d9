import { randomBytes, randomUUID } from "node:crypto";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from "jose";

export type Algorithm = "ES256" | "HS256";
type Claims = { sub: string; session_id: string; role: string; email: string };

export type SigningKeys = {
  /** The secret that signs HS256 tokens of an older project; none where a key pair does. */
  readonly secret: string | undefined;
  readonly publicKeys: () => { keys: JWK[] };
  readonly sign: (claims: Record<string, unknown>, seconds: number) => Promise<string>;
  /** The claims of a token that one of the keys signed and that has not ended. */
  readonly verify: (token: string) => Promise<Claims>;
  /** A new key signs from now on; what the one before signed stays valid, those before it are withdrawn. */
  readonly rotate: () => Promise<void>;
};

type KeyPair = { kid: string; privateKey: CryptoKey; publicKey: CryptoKey; jwk: JWK };

/** The keys that tokens are signed with: a key pair whose public half is told, or one shared secret, told to nobody. */
export async function signingKeys(algorithm: Algorithm, issuer: string): Promise<SigningKeys> {
  const secret = randomBytes(32).toString("base64url");
  const secretBytes = new TextEncoder().encode(secret);
  const pairs: KeyPair[] = algorithm === "ES256" ? [await newPair()] : [];

  return {
    secret: algorithm === "HS256" ? secret : undefined,
    publicKeys: () => ({ keys: pairs.map(({ jwk }) => jwk) }),
    sign: (claims, seconds) => {
      const [pair] = pairs;
      const token = new SignJWT({ iss: issuer, aud: "authenticated", ...claims }).setIssuedAt();
      return token
        .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
        .setProtectedHeader(pair ? { alg: algorithm, kid: pair.kid, typ: "JWT" } : { alg: algorithm, typ: "JWT" })
        .sign(pair?.privateKey ?? secretBytes);
    },
    verify: async (token) => {
      const keyOf = ({ kid }: { kid?: string }) => pairs.find((pair) => pair.kid === kid)?.publicKey ?? secretBytes;
      const { payload } = await jwtVerify<Claims>(token, keyOf, { algorithms: [algorithm], audience: "authenticated" });
      return payload;
    },
    rotate: async () => {
      if (algorithm === "HS256") throw new Error("a shared secret is not rotated");
      pairs.unshift(await newPair());
      pairs.splice(2);
    },
  };
}

async function newPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const kid = randomUUID();
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig", key_ops: ["verify"] };
  return { kid, privateKey, publicKey, jwk };
}
