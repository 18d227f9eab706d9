import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { storage } from "#lib/server/storage/open-storage";
import { createS3Storage } from "#lib/server/storage/s3/s3-storage";
import type { Storage } from "#lib/server/storage/storage";
import { findVersitygw, startVersitygw } from "#lib/server/storage/testing/versitygw";
import type { WorkerProcess } from "./worker-process.ts";

/** Storage in which a worker process can be stopped in the middle of deleting. */
export type HeldStorage = AsyncDisposable & {
  readonly storage: Storage;
  /** The environment of a worker that is held, and of one that is not. */
  readonly held: Record<string, string>;
  readonly free: Record<string, string>;
  /** Resolves when the worker is held. */
  until(worker: WorkerProcess): Promise<void>;
};

/** This process's own disk storage; the worker stands still before its `nth` file. */
export async function heldDisk(nth: number): Promise<HeldStorage> {
  const preload = pathToFileURL(`${import.meta.dirname}/hold-deletion.ts`).href;
  return {
    storage: storage(),
    held: { NODE_OPTIONS: `--import=${preload}`, HOLD_DELETION: String(nth) },
    free: {},
    until: (worker) => worker.said("held"),
    async [Symbol.asyncDispose]() {},
  };
}

/**
 * A real S3 server, reached by the held worker through a proxy: its second DeleteObjects is carried out, but the answer
 * never comes. Undefined where there is no S3 server.
 */
export async function heldS3(): Promise<HeldStorage | undefined> {
  const binary = findVersitygw();
  if (!binary) return undefined;
  const server = await startVersitygw(binary);
  const { endpoint = "", bucket, accessKeyId, secretAccessKey } = server.options;
  let deletions = 0;
  const reached = Promise.withResolvers<void>();
  const proxy = createServer((incoming, outgoing) => {
    const isHeld = incoming.method === "POST" && /[?&]delete/.test(incoming.url ?? "") && ++deletions === 2;
    const { method, headers } = incoming;
    // With the Host that was asked for: the signature covers it.
    const onward = request(new URL(incoming.url ?? "/", endpoint), { method, headers }, (answer) => {
      if (isHeld) {
        answer.resume().on("end", reached.resolve);
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const env = {
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
    S3_FORCE_PATH_STYLE: "true",
  };
  return {
    storage: createS3Storage(server.options),
    held: { ...env, S3_ENDPOINT: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
    free: { ...env, S3_ENDPOINT: endpoint },
    until: () => reached.promise,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections();
      proxy.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
