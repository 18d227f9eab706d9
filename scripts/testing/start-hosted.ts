import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { prepareDatabase } from "#lib/server/db/migrate";
import { freePort } from "#lib/server/local/free-port";
import { startPostgres } from "#lib/server/local/postgres";
import type { S3StorageOptions } from "#lib/server/storage/s3/s3-storage";
import { findVersitygw, startVersitygw } from "#lib/server/storage/testing/versitygw";
import {
  type AuthServer,
  type AuthServerOptions,
  startAuthServer,
} from "#lib/server/testing/auth-server/start-auth-server";
import { type MailSink, startMailSink } from "#lib/server/testing/mail-sink";
import { startChild } from "../child.ts";
import { ensureBuild } from "../ensure-build.ts";
import { answering, childEnv, startWeb, WORKER } from "../local.ts";
import { type SignedUp, signUpAt } from "./sign-up.ts";

export type HostedOptions = {
  /** The site's port; a free one when left out. */
  port?: number;
  /** Worker processes; 1 when left out, 0 for none. */
  workers?: number;
  /** Settings of ours over those of the stack. */
  env?: Readonly<Record<string, string>>;
  /** How the auth server differs from a new Supabase project. */
  auth?: Partial<Omit<AuthServerOptions, "databaseUrl" | "siteUrl" | "smtpUrl">>;
  /** What the servers write, line by line; silent when left out. */
  log?: (line: string) => void;
};

export type HostedStack = AsyncDisposable & {
  /** Where the pages are, without a trailing slash. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly s3: S3StorageOptions;
  readonly auth: AuthServer;
  /** What web server and worker were started with: for one more worker, or services called from a test. */
  readonly env: Readonly<Record<string, string>>;
  /** The mails that were sent, by the site and by the auth server. */
  readonly mail: Pick<MailSink, "mails" | "next">;
  /** A new person, confirmed, with a token for the API. */
  signUp(email: string): Promise<SignedUp>;
  /** Ends everything and deletes its files. Idempotent. */
  stop(): Promise<void>;
};

/** What the stack needs and npm does not bring; undefined when it is there. */
export function hostedStackLacks(): string | undefined {
  return findVersitygw() ? undefined : "there is no S3 server (versitygw): `npm run tools` gets it";
}

/**
 * SportsSync in hosted mode as on the internet, on loopback: PostgreSQL, an S3 server, a stand-in for Supabase Auth, an
 * SMTP server, the built web server and a worker, each a process or server of its own on a free port, all files in one folder of
 * their own. Nothing is left of it after `stop`, nor when this process is killed.
 *
 * ```ts
 * await using hosted = await startHosted();
 * const { accessToken } = await hosted.signUp("ada@example.org");
 * await fetch(`${hosted.url}/api/projects`, { headers: { authorization: `Bearer ${accessToken}` } });
 * ```
 */
export async function startHosted({
  port,
  workers = 1,
  env: more,
  auth: authOptions,
  log = () => {},
}: HostedOptions = {}): Promise<HostedStack> {
  const binary = findVersitygw();
  if (!binary) throw new Error(hostedStackLacks());
  await ensureBuild(log);
  await using undo = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "sportssync-hosted-"));
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  sweepBehind(folder);
  const sitePort = port ?? (await freePort());
  const url = `http://127.0.0.1:${sitePort}`;
  const mail = undo.use(await startMailSink());
  const s3 = undo.use(await startVersitygw(binary, { origin: url, parent: folder }));
  const postgres = undo.use(
    await startPostgres({
      folder: join(folder, "postgres"),
      password: "hosted-tests",
      // Nothing of it must survive a power cut.
      settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"],
    }),
  );
  await prepareDatabase(postgres.url);
  const auth = undo.use(
    await startAuthServer({ databaseUrl: postgres.url, siteUrl: url, smtpUrl: mail.url, ...authOptions }),
  );
  const settings = {
    SPORTSSYNC_MODE: "hosted",
    PUBLIC_URL: url,
    DATABASE_URL: postgres.url,
    DATA_DIR: join(folder, "data"),
    LOG_LEVEL: "warn",
    WORKER_GRACE_SECONDS: "0",
    S3_BUCKET: s3.options.bucket,
    S3_REGION: s3.options.region,
    S3_ENDPOINT: String(s3.options.endpoint),
    S3_ACCESS_KEY_ID: s3.options.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.options.secretAccessKey,
    S3_FORCE_PATH_STYLE: "true",
    SUPABASE_URL: auth.url,
    SUPABASE_PUBLISHABLE_KEY: auth.publishableKey,
    ...(auth.jwtSecret && { SUPABASE_JWT_SECRET: auth.jwtSecret }),
    SMTP_URL: mail.url,
    MAIL_FROM: "SportsSync <rides@sportssync.test>",
    ...more,
  };
  const env = childEnv(settings);
  const web = startWeb({ port: sitePort, host: "127.0.0.1", dev: false, env, log });
  undo.defer(() => web.stop());
  for (let n = 0; n < workers; n++) {
    const worker = startChild({ name: "worker", command: WORKER, env, log, restart: true });
    undo.defer(() => worker.stop());
  }
  await answering(`${url}/api/health`, web);
  const started = undo.move();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= started.disposeAsync();
    return stopped;
  };
  return {
    url,
    databaseUrl: postgres.url,
    s3: s3.options,
    auth,
    env: settings,
    mail,
    signUp: (email) => signUpAt(auth, email),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** A process that outlives this one and ends what it left behind, should it be killed. */
function sweepBehind(folder: string): void {
  const script = resolve(import.meta.dirname, "../sweep-behind.mjs");
  const child = spawn(process.execPath, [script, folder], { detached: true, stdio: ["pipe", "ignore", "inherit"] });
  child.unref();
  // The pipe stays open as long as this process lives, but does not keep it alive.
  const { stdin } = child;
  if ("unref" in stdin && typeof stdin.unref === "function") stdin.unref();
}
