import { once } from "node:events";
import { closeDb } from "#lib/server/db/client";
import { closeListen } from "#lib/server/db/listen";
import { prepareDatabase } from "#lib/server/db/migrate";
import { env } from "#lib/server/env";
import { createLogger } from "#lib/server/logger";
import { requireConfiguration } from "#lib/server/require-configuration";
import { startWorker } from "./start-worker.ts";

/** Milliseconds within which a second signal is the first one again: npm forwards what the terminal sent already. */
const SAME_PRESS = 1000;

/**
 * The worker process. SIGTERM or SIGINT: takes no further jobs, lets those under way end within
 * WORKER_GRACE_SECONDS, hands the others back; a second signal ends the grace.
 */
async function main(): Promise<void> {
  requireConfiguration();
  const config = env();
  const log = createLogger("worker");
  const told = new AbortController();
  let hurry = () => {};
  let toldAt = 0;
  const tell = (why: string) => {
    if (!told.signal.aborted) {
      toldAt = performance.now();
      told.abort(why);
    } else if (performance.now() - toldAt > SAME_PRESS) hurry();
  };
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, () => tell(name));

  await prepareDatabase(config.DATABASE_DIRECT_URL ?? config.DATABASE_URL);
  const worker = await startWorker(config, log);
  hurry = worker.hurry;
  if (!told.signal.aborted) await once(told.signal, "abort");
  log.info({ why: told.signal.reason, grace: config.WORKER_GRACE_SECONDS }, "stopping");
  await worker.stop(config.WORKER_GRACE_SECONDS);
  await closeListen();
  await closeDb();
  log.info("stopped");
}

await main();
