import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "#lib/domain/errors";
import { createDiskStorage, type DiskStorage } from "#lib/server/storage/disk/disk-storage";
import { answerFileRequest } from "#lib/server/storage/disk/files-endpoint";
import { createS3Storage } from "#lib/server/storage/s3/s3-storage";
import type { Storage } from "#lib/server/storage/storage";
import { serve } from "#lib/server/storage/testing/http-server";
import { findVersitygw, startVersitygw } from "#lib/server/storage/testing/versitygw";

export type StartedDriver = { storage: Storage } & AsyncDisposable;

/** The disk driver with its endpoint on a real HTTP server. */
export async function startDisk(): Promise<StartedDriver & { storage: DiskStorage; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "sportssync-files-"));
  let storage: DiskStorage | undefined;
  const server = await serve(async (request) => {
    if (!storage) throw new Error("not started");
    return answerFileRequest(storage, request).catch((error) => {
      if (error instanceof AppError) return new Response(null, { status: error.code === "not_found" ? 404 : 400 });
      throw error;
    });
  });
  storage = createDiskStorage({ folder, secret: "s".repeat(32), publicUrl: server.url });
  return {
    storage,
    folder,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The drivers that can run here, by name; says why when S3 cannot. */
export function availableDrivers(): [name: string, start: () => Promise<StartedDriver>][] {
  const binary = findVersitygw();
  if (!binary) {
    return [["disk", startDisk]];
  }
  return [
    ["disk", startDisk],
    ["S3", () => startS3(binary)],
  ];
}

async function startS3(binary: string): Promise<StartedDriver> {
  const server = await startVersitygw(binary);
  return {
    storage: createS3Storage(server.options),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
