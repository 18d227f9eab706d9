import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import postgres from "postgres";
import { freePort } from "#lib/server/local/free-port";
import { serve } from "#lib/server/storage/testing/http-server";
import type { AuthServer, AuthServerOptions } from "#lib/server/testing/auth-server/start-auth-server";

/**
 * Supabase Auth itself (github.com/supabase/auth) in the stand-in's place, behind what Supabase's gateway does: the path
 * /auth/v1, and a secret key for the role that may administer. Written by that program's documentation of its settings
 * and not run yet, since the program could not be had where this was written. OAuth needs real providers and is left out.
 */
export async function startRealServer(program: string, options: AuthServerOptions): Promise<AuthServer> {
  const { databaseUrl, siteUrl, smtpUrl, algorithm = "ES256", redirectAllowList = [`${siteUrl}/**`] } = options;
  const apiKeys = { publishableKey: "sb_publishable_test", secretKey: "sb_secret_test" };
  const secret = randomBytes(32).toString("base64url");
  const own = `http://127.0.0.1:${await freePort()}`;
  const admin = await adminToken(secret);
  const gateway = await serve((request) => forward(own, request, apiKeys, admin));
  const issuer = `${gateway.url}/auth/v1`;
  const database = new URL(databaseUrl);
  database.searchParams.set("search_path", "auth");
  const smtp = new URL(smtpUrl ?? "smtp://127.0.0.1:1");
  let keys: JWK[] = algorithm === "ES256" ? [await signingKey()] : [];

  const env = (): NodeJS.ProcessEnv => ({
    NODE_ENV: "test",
    PATH: "",
    API_EXTERNAL_URL: issuer,
    DATABASE_URL: database.href,
    DB_NAMESPACE: "auth",
    PORT: new URL(own).port,
    GOTRUE_API_HOST: "127.0.0.1",
    GOTRUE_DB_DRIVER: "postgres",
    GOTRUE_DISABLE_SIGNUP: "false",
    GOTRUE_EXTERNAL_EMAIL_ENABLED: "true",
    GOTRUE_JWT_ADMIN_ROLES: "service_role",
    GOTRUE_JWT_AUD: "authenticated",
    GOTRUE_JWT_DEFAULT_GROUP_NAME: "authenticated",
    GOTRUE_JWT_EXP: String(options.accessTokenSeconds ?? 3600),
    GOTRUE_JWT_ISSUER: issuer,
    GOTRUE_JWT_SECRET: secret,
    GOTRUE_JWT_VALIDMETHODS: "HS256,ES256",
    ...(keys.length > 0 && { GOTRUE_JWT_KEYS: JSON.stringify([...keys, sharedKey(secret)]) }),
    GOTRUE_MAILER_AUTOCONFIRM: String(options.autoconfirm ?? false),
    GOTRUE_MAILER_OTP_EXP: String(options.linkSeconds ?? 3600),
    GOTRUE_MAILER_URLPATHS_CONFIRMATION: `${issuer}/verify`,
    GOTRUE_MAILER_URLPATHS_RECOVERY: `${issuer}/verify`,
    GOTRUE_RATE_LIMIT_EMAIL_SENT: "10000",
    GOTRUE_SECURITY_REFRESH_TOKEN_REUSE_INTERVAL: String(options.reuseSeconds ?? 10),
    GOTRUE_SECURITY_REFRESH_TOKEN_ROTATION_ENABLED: "true",
    GOTRUE_SITE_URL: siteUrl,
    GOTRUE_SMTP_ADMIN_EMAIL: "auth@example.org",
    GOTRUE_SMTP_HOST: smtp.hostname,
    GOTRUE_SMTP_MAX_FREQUENCY: `${Math.max(1, (options.secondsBetweenMails ?? 0) * 1e9)}ns`,
    GOTRUE_SMTP_PORT: smtp.port,
    GOTRUE_URI_ALLOW_LIST: redirectAllowList.join(","),
  });
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`create schema if not exists auth`;
  await sql.end();
  await promisify(execFile)(program, ["migrate"], { env: env() });
  let running = await start(program, env(), own);

  return {
    url: gateway.url,
    ...apiKeys,
    jwtSecret: algorithm === "HS256" ? secret : undefined,
    issuer,
    rotateKeys: async () => {
      keys = [await signingKey(), ...keys.map((key) => ({ ...key, key_ops: ["verify"] }))].slice(0, 2);
      await end(running);
      running = await start(program, env(), own);
    },
    async [Symbol.asyncDispose]() {
      await end(running);
      await gateway[Symbol.asyncDispose]();
    },
  };
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "ES256", use: "sig", key_ops: ["sign", "verify"] };
}

const sharedKey = (secret: string): JWK => ({
  kty: "oct",
  k: Buffer.from(secret).toString("base64url"),
  alg: "HS256",
  key_ops: ["verify"],
});

const adminToken = (secret: string) =>
  new SignJWT({ role: "service_role" })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setAudience("authenticated")
    .setIssuedAt()
    .setExpirationTime("1d")
    .sign(new TextEncoder().encode(secret));

type ApiKeys = Pick<AuthServer, "publishableKey" | "secretKey">;
async function forward(own: string, request: Request, keys: ApiKeys, admin: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of ["host", "connection", "content-length"]) headers.delete(name);
  const bearer = headers.get("authorization")?.replace(/^Bearer /i, "");
  if (bearer === keys.publishableKey) headers.delete("authorization");
  if (headers.get("apikey") === keys.secretKey && (!bearer || bearer === keys.secretKey)) {
    headers.set("authorization", `Bearer ${admin}`);
  }
  const body = await request.arrayBuffer();
  const { method } = request;
  const url = `${own}${pathname.replace(/^\/auth\/v1/, "")}${search}`;
  const answer = await fetch(url, { method, headers, redirect: "manual", ...(body.byteLength > 0 && { body }) });
  // The body is unpacked by now.
  const told = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) told.delete(name);
  return new Response(answer.body, { status: answer.status, headers: told });
}

async function start(program: string, env: NodeJS.ProcessEnv, own: string): Promise<ChildProcess> {
  const server = spawn(program, ["serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
  while (server.exitCode === null) {
    const answer = await fetch(`${own}/health`).catch(() => undefined);
    if (answer?.ok) return server;
    await setTimeout(50);
  }
  throw new Error(`${program} ended with ${server.exitCode} before it was ready`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.kill();
  await ended;
}
