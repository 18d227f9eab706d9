import { stringToBase64URL } from "@supabase/ssr";
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { serve, type TestServer } from "#lib/server/storage/testing/http-server";

vi.mock("server-only", () => ({}));

const SUBJECT = "8d5f3f0a-2a5c-4f0e-9f4b-7b1f6a1f0c11";
const SECRET = "a secret that is shared with an older project";
const HOSTED = {
  SPORTSSYNC_MODE: "hosted",
  PUBLIC_URL: "https://rides.example",
  DATABASE_URL: "postgres://127.0.0.1/none",
  SUPABASE_PUBLISHABLE_KEY: "public",
  S3_BUCKET: "rides",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
};

type Pair = { publicKey: CryptoKey; privateKey: CryptoKey };
let es256: Pair;
let rs256: Pair;
let told: JWK[];
let server: TestServer;

const pair = (alg: string): Promise<Pair> => generateKeyPair(alg, { extractable: true });
const publicJwk = async (alg: string, kid: string, { publicKey }: Pair) => {
  return { ...(await exportJWK(publicKey)), alg, use: "sig", kid };
};

beforeAll(async () => {
  [es256, rs256] = await Promise.all([pair("ES256"), pair("RS256")]);
  server = await serve(async () => Response.json({ keys: told }));
});
afterAll(() => server[Symbol.asyncDispose]());

beforeEach(async () => {
  vi.resetModules();
  vi.unstubAllEnvs();
  told = [await publicJwk("ES256", "es", es256), await publicJwk("RS256", "rs", rs256)];
  for (const [name, value] of Object.entries({ ...HOSTED, SUPABASE_URL: server.url })) vi.stubEnv(name, value);
});

const issuer = () => `${server.url}/auth/v1`;
const now = () => Math.floor(Date.now() / 1000);
const claims = (changes: Record<string, unknown> = {}) => ({
  iss: issuer(),
  aud: "authenticated",
  sub: SUBJECT,
  role: "authenticated",
  email: "ada@example.org",
  is_anonymous: false,
  iat: now(),
  exp: now() + 300,
  ...changes,
});
type Header = { alg: string; kid?: string; jwk?: JWK; jku?: string };
const sign = (payload: Record<string, unknown>, key: CryptoKey | Uint8Array, header: Header) =>
  new SignJWT(payload).setProtectedHeader(header).sign(key);
/** A good token but for these claims. */
const own = (changes?: Record<string, unknown>) => sign(claims(changes), es256.privateKey, { alg: "ES256", kid: "es" });
const bytes = (text: string) => new TextEncoder().encode(text);

async function userOf(headers: Record<string, string>) {
  const { requireUser } = await import("#lib/web/require-user");
  return requireUser(new Headers(headers));
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const cookie = (access_token: string) => {
  const session = { access_token, refresh_token: "r", expires_at: now() + 300 };
  return { cookie: `theme=dark; __Host-sportssync=base64-${stringToBase64URL(JSON.stringify(session))}` };
};

type Case = { name: string; token: () => Promise<string>; secret?: string; good?: true };
const CASES: Case[] = [
  { name: "a good token, ES256", token: () => own(), good: true },
  {
    name: "a good token, RS256",
    token: () => sign(claims(), rs256.privateKey, { alg: "RS256", kid: "rs" }),
    good: true,
  },
  { name: "a good token, HS256, of an older project", secret: SECRET, token: () => hs256(SECRET), good: true },
  { name: "a good token, ES256, where a secret is set too", secret: SECRET, token: () => own(), good: true },
  { name: "a foreign issuer", token: () => own({ iss: "https://other.supabase.co/auth/v1" }) },
  { name: "an issuer that begins alike", token: () => own({ iss: `${issuer()}.evil.example` }) },
  { name: "no issuer", token: () => own({ iss: undefined }) },
  { name: "audience anon", token: () => own({ aud: "anon" }) },
  { name: "no audience", token: () => own({ aud: undefined }) },
  { name: "expired", token: () => own({ exp: now() - 60 }) },
  { name: "without an end", token: () => own({ exp: undefined }) },
  { name: "not valid yet", token: () => own({ nbf: now() + 60 }) },
  { name: "the secret key's role", token: () => own({ role: "service_role" }) },
  { name: "the publishable key's role", token: () => own({ role: "anon" }) },
  { name: "without a role", token: () => own({ role: undefined }) },
  { name: "an anonymous sign-in", token: () => own({ is_anonymous: true }) },
  { name: "no subject", token: () => own({ sub: undefined }) },
  { name: "a subject that is no UUID", token: () => own({ sub: "' or 1=1" }) },
  { name: "alg none", token: async () => new UnsecuredJWT(claims()).encode() },
  { name: "alg None, signature kept", token: async () => withHeader(await own(), { alg: "None", kid: "es" }) },
  { name: "another person's claims under a good signature", token: async () => withClaims(await own(), claims()) },
  { name: "a swapped key under the known kid", token: async () => foreign({ alg: "ES256", kid: "es" }) },
  { name: "RS256 of another key", token: async () => foreign({ alg: "RS256", kid: "rs" }) },
  { name: "an unknown kid", token: async () => foreign({ alg: "ES256", kid: "new" }) },
  { name: "its own key in the header", token: async () => foreign({ alg: "ES256", kid: "es" }, "jwk") },
  { name: "an address of keys in the header", token: async () => foreign({ alg: "ES256", kid: "es" }, "jku") },
  { name: "HS256 signed with the public key (JWK)", token: async () => hs256(JSON.stringify(told[0])) },
  { name: "HS256 signed with the public key (PEM)", token: async () => hs256(await exportSPKI(es256.publicKey)) },
  {
    name: "the same, where a secret is set",
    secret: SECRET,
    token: async () => hs256(await exportSPKI(es256.publicKey)),
  },
  { name: "HS256 with the right secret, where none is set", token: () => hs256(SECRET) },
  { name: "HS256 with an empty secret's key", secret: SECRET, token: () => hs256("\0") },
  {
    name: "HS512 with the secret",
    secret: SECRET,
    token: () => sign(claims(), bytes(SECRET.repeat(2)), { alg: "HS512" }),
  },
  { name: "truncated", token: async () => (await own()).slice(0, -10) },
  { name: "without its signature", token: async () => (await own()).replace(/[^.]+$/, "") },
  { name: "not a token", token: async () => "x.y.z" },
  { name: "the publishable key itself", token: async () => "sb_publishable_abc" },
];
const hs256 = (secret: string) => sign(claims(), bytes(secret), { alg: "HS256", kid: "es" });
const withHeader = (token: string, header: Header) =>
  token.replace(/^[^.]+/, stringToBase64URL(JSON.stringify(header)));
function withClaims(token: string, payload: Record<string, unknown>): string {
  const other = { ...payload, sub: "00000000-0000-4000-8000-000000000002" };
  return token.replace(/\.[^.]+\./, `.${stringToBase64URL(JSON.stringify(other))}.`);
}
async function foreign(header: Header, carried?: "jwk" | "jku"): Promise<string> {
  const other = await pair(header.alg);
  const jwk = carried === "jwk" ? { jwk: await exportJWK(other.publicKey) } : {};
  const jku = carried === "jku" ? { jku: "http://127.0.0.1:9/keys.json" } : {};
  return sign(claims(), other.privateKey, { ...header, ...jwk, ...jku });
}

describe("who asks, by the access token that comes with a request", () => {
  const table: Record<string, string>[] = [];
  afterAll(() => console.table(table));

  test.each(CASES)("$name", async ({ name, token, secret, good }) => {
    if (secret) vi.stubEnv("SUPABASE_JWT_SECRET", secret);
    const given = await token();
    const answers = await Promise.all([bearer(given), cookie(given)].map((headers) => userOf(headers).catch(codeOf)));
    const [byBearer = "", byCookie = ""] = answers.map((answer) => (typeof answer === "object" ? answer.id : answer));
    table.push({ token: name, byBearer, byCookie });
    const person = { id: SUBJECT, email: "ada@example.org" };
    const expected = good
      ? [
          { ...person, by: "bearer" },
          { ...person, by: "cookie" },
        ]
      : ["unauthorized", "unauthorized"];
    expect(answers).toEqual(expected);
  });
  const codeOf = ({ code }: { code?: string }) => code;
});

describe("a request", () => {
  test("without a token, with another scheme, or with a cookie that cannot be read is nobody's", async () => {
    const nothing: Record<string, string>[] = [
      {},
      { authorization: "" },
      { authorization: "Basic YTpi" },
      { authorization: `Bearer ${await own()} ${await own()}` },
      { cookie: "__Host-sportssync=base64-%%%" },
      { cookie: `__Host-sportssync=base64-${stringToBase64URL("[]")}` },
      { cookie: `__Host-sportssync=${await own()}` },
      // The name of a site without https, which a neighbouring subdomain could set.
      { cookie: String(cookie(await own()).cookie).replace("__Host-sportssync", "sportssync") },
    ];
    for (const headers of nothing) {
      await expect(userOf(headers), JSON.stringify(headers)).rejects.toMatchObject({ code: "unauthorized" });
    }
  });

  test("with a bad bearer token is not saved by a good cookie", async () => {
    const headers = { ...cookie(await own()), ...bearer(await own({ exp: now() - 60 })) };
    await expect(userOf(headers)).rejects.toMatchObject({ code: "unauthorized" });
  });

  test("is told that it cannot be answered now when the keys cannot be read", async () => {
    vi.stubEnv("SUPABASE_URL", "http://127.0.0.1:9");
    const headers = bearer(await own({ iss: "http://127.0.0.1:9/auth/v1" }));
    await expect(userOf(headers)).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("when the keys are changed", () => {
  test("a new one is looked for, and a withdrawn one is refused from then on", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      expect(await userOf(bearer(await own()))).toMatchObject({ id: SUBJECT });
      const next = await pair("ES256");
      told = [await publicJwk("ES256", "next", next)];
      vi.setSystemTime(Date.now() + 31_000);
      const token = await sign(claims(), next.privateKey, { alg: "ES256", kid: "next" });
      expect(await userOf(bearer(token))).toMatchObject({ id: SUBJECT });
      await expect(userOf(bearer(await own()))).rejects.toMatchObject({ code: "unauthorized" });
    } finally {
      vi.useRealTimers();
    }
  });

  test("tokens of unknown keys do not make it ask for the keys again and again", async () => {
    let asked = 0;
    await using counting = await serve(async () => {
      asked += 1;
      return Response.json({ keys: told });
    });
    vi.stubEnv("SUPABASE_URL", counting.url);
    for (let n = 0; n < 20; n++) {
      const token = await sign(claims({ iss: `${counting.url}/auth/v1` }), es256.privateKey, {
        alg: "ES256",
        kid: `${n}`,
      });
      await expect(userOf(bearer(token))).rejects.toMatchObject({ code: "unauthorized" });
    }
    expect(asked).toBe(1);
  });
});
