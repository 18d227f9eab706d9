import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { freePort } from "#lib/server/local/free-port";
import type { S3StorageOptions } from "#lib/server/storage/s3/s3-storage";

/** The S3 server of the tests, where there is one: `VERSITYGW`, the PATH, `.data/tools`, `~/go/bin`. */
export function findVersitygw(): string | undefined {
  const { PATH = "", VERSITYGW = "" } = process.env;
  const folders = [join(".data", "tools"), ...PATH.split(delimiter), join(homedir(), "go", "bin")];
  const candidates = [VERSITYGW, ...folders.map((folder) => join(folder, "versitygw"))];
  return candidates.find((path) => path !== "" && isExecutable(path));
}

/** The site whose pages may use the server's signed URLs. */
export const PAGE_ORIGIN = "http://site.example";

type VersitygwOptions = {
  /** The site whose pages may use its signed URLs. */
  origin?: string;
  /** Where its own folder is made; the system's temporary one when left out. */
  parent?: string;
};

/** A real S3 server with one empty bucket on a free loopback port, keeping its files in a temporary folder. */
export async function startVersitygw(
  binary: string,
  { origin = PAGE_ORIGIN, parent = tmpdir() }: VersitygwOptions = {},
): Promise<{ options: S3StorageOptions } & AsyncDisposable> {
  const folder = await mkdtemp(join(parent, "sportssync-s3-"));
  await Promise.all(["objects", "facts", "users"].map((name) => mkdir(join(folder, name))));
  const address = `127.0.0.1:${await freePort()}`;
  const [access, secret] = ["test-access", "test-secret-test-secret"];
  const files = ["posix", "--sidecar", join(folder, "facts"), join(folder, "objects")];
  const server = spawn(
    binary,
    [
      "--port",
      address,
      "--access",
      access,
      "--secret",
      secret,
      "--quiet",
      "--health",
      "/health",
      "--keep-alive",
      "--cors-allow-origin",
      origin,
      "--iam-dir",
      join(folder, "users"),
      "--iam-cache-disable",
      ...files,
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const ended = once(server, "exit");
  const endpoint = `http://${address}`;
  await untilHealthy(`${endpoint}/health`, ended);

  const options: S3StorageOptions = {
    bucket: "sportssync",
    region: "us-east-1",
    endpoint,
    accessKeyId: access,
    secretAccessKey: secret,
    forcePathStyle: true,
  };
  const client = new S3Client({
    ...options,
    credentials: { accessKeyId: access, secretAccessKey: secret },
  });
  await client.send(new CreateBucketCommand({ Bucket: options.bucket }));
  client.destroy();
  return {
    options,
    async [Symbol.asyncDispose]() {
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const POLL_MS = 20;

async function untilHealthy(url: string, ended: Promise<unknown>): Promise<void> {
  let running = true;
  void ended.then(() => {
    running = false;
  });
  while (running) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(POLL_MS);
  }
  throw new Error("the S3 server ended before it was ready");
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
