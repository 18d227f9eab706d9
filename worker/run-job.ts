import type { JobWithMetadata, PgBoss } from "pg-boss";
import { JOBS, type JobName, type JobPayload } from "#lib/contracts/jobs";
import { isUserFault, toAppError } from "#lib/domain/errors";
import type { VideoEncoder } from "#lib/domain/render/encoders";
import { PlaceTaken } from "#lib/server/limits/place-taken";
import type { Logger } from "#lib/server/logger";
import { handBack } from "#lib/server/queue/hand-back";
import { HANDLERS } from "./handlers.ts";
import type { JobHandler } from "./job-handler.ts";

export type RunContext = {
  readonly boss: PgBoss;
  readonly log: Logger;
  readonly workFolder: string;
  readonly encoder: VideoEncoder;
  /** Fires when this worker must let go of its jobs. */
  readonly stopping: AbortSignal;
};

/**
 * Runs one job: the one catch of the worker. What its failure means is decided by whose doing it is:
 *  - the person's (`invalid_…`, `not_found` …): told in plain words, not tried again;
 *  - nobody's any more (cancelled, taken over): ends quietly;
 *  - the plan of its owner lets no more run now: handed back, to be taken when one has ended;
 *  - the worker stops: handed back, another worker takes it at once;
 *  - passing or ours: thrown to the queue, which tries again and in the end moves it to the dead letters.
 */
export async function runJob<Name extends JobName>(
  name: Name,
  job: JobWithMetadata<unknown & object>,
  context: RunContext,
) {
  const { boss, stopping } = context;
  const log = context.log.child({ job: name, id: job.id, try: job.retryCount + 1 });
  const payload = parsePayload(name, job);
  const handler = HANDLERS[name] as unknown as JobHandler<Name>;
  const signal = AbortSignal.any([job.signal, stopping]);
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  try {
    signal.throwIfAborted();
    log.info(payload, "began");
    const { workFolder, encoder } = context;
    const isLastTry = job.retryCount >= job.retryLimit;
    await handler.run(payload, { id: job.id, signal, isLastTry, log, workFolder, encoder });
    log.info({ seconds: seconds() }, "done");
  } catch (thrown) {
    const error = toAppError(thrown);
    const facts = { seconds: seconds(), code: error.code, err: thrown };
    if (error instanceof PlaceTaken) {
      log.info(facts, "waits for its owner's other renders");
      await handBack(boss, name, job, error.group);
    } else if (isUserFault(error.code)) {
      log.info(facts, "ended by the user's input");
      await handler.fail(payload, error.userMessage);
    } else if (job.signal.aborted) {
      log.warn(facts, "is no longer ours");
    } else if (stopping.aborted) {
      log.info({ seconds: seconds() }, "handed back");
      await handBack(boss, name, job);
    } else if (error.code === "cancelled") {
      log.info({ seconds: seconds() }, "cancelled");
    } else {
      log.error(facts, "failed");
      throw thrown;
    }
  }
}

/** Ends what the queue gave up: after the last try, or when every worker that took it died. */
export async function buryJob<Name extends JobName>(name: Name, job: JobWithMetadata<unknown & object>, log: Logger) {
  const payload = parsePayload(name, job);
  const handler = HANDLERS[name] as unknown as JobHandler<Name>;
  log.error(
    { job: name, id: job.sourceId, tries: (job.sourceRetryCount ?? 0) + 1, output: job.sourceOutput },
    "given up",
  );
  await handler.fail(
    payload,
    "Something went wrong on our side, several times over. Your files are safe; we have been told.",
  );
}

function parsePayload<Name extends JobName>(name: Name, job: JobWithMetadata<unknown & object>): JobPayload<Name> {
  return JOBS[name].payload.parse(job.data) as JobPayload<Name>;
}
