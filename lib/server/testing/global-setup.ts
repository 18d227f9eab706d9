import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "#lib/server/db/migrate";
import { startPostgres } from "#lib/server/local/postgres";

declare module "vitest" {
  export interface ProvidedContext {
    /** A prepared database that test databases are copied from. */
    templateUrl: string;
  }
}

/** Vitest's global setup of the integration tests: one embedded PostgreSQL for the whole run, no trace afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "sportssync-test-"));
  const postgres = await startPostgres({
    folder: join(folder, "postgres"),
    password: "integration-tests",
    // Nothing of it must survive a power cut.
    settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"],
  });
  await prepareDatabase(postgres.url);
  project.provide("templateUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
