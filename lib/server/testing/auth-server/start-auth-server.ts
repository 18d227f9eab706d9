import { createTransport } from "nodemailer";
import postgres from "postgres";
import { serve } from "#lib/server/storage/testing/http-server";
import { answer } from "#lib/server/testing/auth-server/answer";
import type { AuthServerSettings } from "#lib/server/testing/auth-server/context";
import { startRealServer } from "#lib/server/testing/auth-server/real-server";
import { type Algorithm, signingKeys } from "#lib/server/testing/auth-server/signing-keys";
import { createTables } from "#lib/server/testing/auth-server/tables";

export type AuthServerOptions = Partial<Omit<AuthServerSettings, "siteUrl">> & {
  readonly databaseUrl: string;
  readonly siteUrl: string;
  /** Where its mail goes, `smtp://127.0.0.1:2525`; without it nobody gets any. */
  readonly smtpUrl?: string;
  /** How tokens are signed: by a key pair, or (older projects) by a shared secret. */
  readonly algorithm?: Algorithm;
};

export type AuthServer = AsyncDisposable & {
  /** What SUPABASE_URL is set to. */
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** What SUPABASE_JWT_SECRET is set to, with HS256. */
  readonly jwtSecret: string | undefined;
  readonly issuer: string;
  /** Another key signs from now on; the one before is still told, older ones are not. */
  readonly rotateKeys: () => Promise<void>;
};

/**
 * A stand-in for Supabase Auth in tests, made after its published API description and documentation, because its Go
 * module cannot be had from the module proxy. It speaks the protocol with the real @supabase/ssr and @supabase/auth-js,
 * keeps people, sessions and tokens in PostgreSQL (schema `auth`), signs with real keys and sends real mail. What it
 * takes care to do as the real one does:
 *  - a refresh token is good once; using it again later revokes its session's whole family;
 *  - a token's session is looked up: after a sign-out, /user refuses it although its signature is right;
 *  - PKCE binds a mailed link or an OAuth sign-in to the browser that began it; links are good once and end;
 *  - whether an address has an account is not told by sign-up and recovery;
 *  - a new password ends the other sessions; OAuth with a known address links the accounts.
 * It leaves out phones, anonymous sign-in, SSO, MFA, changes of address and hooks. Where there is the real program,
 * `SUPABASE_AUTH_SERVER=/path/to/auth` starts that instead (real-server.ts).
 */
export async function startAuthServer(options: AuthServerOptions): Promise<AuthServer> {
  const { SUPABASE_AUTH_SERVER: program } = process.env;
  if (program) return startRealServer(program, options);
  const { databaseUrl, smtpUrl, siteUrl, algorithm = "ES256" } = options;
  const sql = postgres(databaseUrl, { max: 4, onnotice: () => {} });
  await createTables(sql);
  const transport = smtpUrl ? createTransport(smtpUrl) : undefined;
  const keys = { publishableKey: "sb_publishable_stand-in", secretKey: "sb_secret_stand-in" };

  let handle = async (_: Request): Promise<Response> => new Response(null, { status: 503 });
  const server = await serve((request) => handle(request));
  const issuer = `${server.url}/auth/v1`;
  const signing = await signingKeys(algorithm, issuer);
  const context = {
    redirectAllowList: [`${siteUrl}/**`],
    autoconfirm: false,
    mailLinks: "default",
    accessTokenSeconds: 3600,
    reuseSeconds: 10,
    linkSeconds: 3600,
    secondsBetweenMails: 0,
    providers: ["google"],
    ...options,
    sql,
    keys: signing,
    issuer,
    mail: async (to: string, subject: string, text: string) => {
      await transport?.sendMail({ from: "Supabase Auth <auth@example.org>", to, subject, text });
    },
  } as const;
  handle = (request) => answer(context, keys, request);

  return {
    url: server.url,
    ...keys,
    jwtSecret: signing.secret,
    issuer,
    rotateKeys: signing.rotate,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      transport?.close();
      await sql.end();
    },
  };
}
