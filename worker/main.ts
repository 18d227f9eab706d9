import { once } from "node:events";
import { AppError } from "#lib/domain/errors";
import { closeDb } from "#lib/server/db/client";
import { closeListen } from "#lib/server/db/listen";
import { prepareDatabase } from "#lib/server/db/migrate";
import { env } from "#lib/server/env";
import { createLogger } from "#lib/server/logger";
import { closeSender, openSender } from "#lib/server/queue/enqueue";
import { requireConfiguration } from "#lib/server/require-configuration";
import { onStopSignals } from "#lib/server/stop-signals";
import { startWorker } from "./start-worker.ts";

/**
 * The worker process. SIGTERM or SIGINT: takes no further jobs, lets those under way end within
 * WORKER_GRACE_SECONDS, hands the others back; a second signal ends the grace.
 */
async function main(): Promise<void> {
  await requireConfiguration();
  const config = env();
  const log = createLogger("worker");
  const told = new AbortController();
  let hurry = () => {};
  using _signals = onStopSignals(
    (name) => told.abort(name),
    () => hurry(),
  );

  await prepareDatabase(config.DATABASE_DIRECT_URL ?? config.DATABASE_URL).catch(endInWords);
  await openSender();
  const worker = await startWorker(config, log);
  hurry = worker.hurry;
  if (!told.signal.aborted) await once(told.signal, "abort");
  log.info({ why: told.signal.reason, grace: config.WORKER_GRACE_SECONDS }, "stopping");
  await worker.stop(config.WORKER_GRACE_SECONDS);
  await closeSender();
  await closeListen();
  await closeDb();
  log.info("stopped");
}

/** What whoever runs this can mend needs no stack. */
function endInWords(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

await main();
