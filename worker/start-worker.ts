import { availableParallelism } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { type JobWithMetadata, PgBoss } from "pg-boss";
import { deadLetterOf, JOBS, type JobName } from "#lib/contracts/jobs";
import { AppError, toAppError } from "#lib/domain/errors";
import type { Env } from "#lib/server/env";
import { RENDER_GROUPS } from "#lib/server/limits/render-groups";
import type { Logger } from "#lib/server/logger";
import { POLLING, SCHEMA, WORKER_SETTINGS } from "#lib/server/queue/queue-settings";
import { ownsStorage } from "#lib/server/upkeep/owns-storage";
import { chooseEncoder } from "./media/choose-encoder.ts";
import { isConfined } from "./media/confine.ts";
import { ytDlpProgram } from "./media/yt-dlp.ts";
import { buryJob, runJob } from "./run-job.ts";
import { openWorkFolder, sweepWorkFolders } from "./work-folders.ts";

const NAMES = Object.keys(JOBS) as JobName[];

export type RunningWorker = {
  /**
   * Takes no further jobs, gives those under way `grace` seconds to end, then hands them back to the queue.
   * Resolves when nothing of this worker runs any more.
   */
  stop(grace: number): Promise<void>;
  /** Ends the grace of a `stop` under way. */
  hurry(): void;
};

/** Begins to take jobs from the queue. The database must be prepared. */
export async function startWorker(config: Env, log: Logger): Promise<RunningWorker> {
  await sweepWorkFolders(config.DATA_DIR);
  // Before anything can be left behind; a storage that does not answer now is asked again by the upkeep.
  await ownsStorage().catch((error) => log.warn({ err: error }, "storage does not answer"));
  const workFolder = await openWorkFolder(config.DATA_DIR);
  if (!isConfined()) {
    log.warn(
      "prlimit or setpriv (util-linux 2.33) is missing: programs run without limits of memory and processor time",
    );
  }
  if (config.YOUTUBE_FETCH === "on") {
    await ytDlpProgram(config.YT_DLP).catch((error) => log.warn(toAppError(error).message));
  }
  const encoder = await chooseEncoder(config.VIDEO_ENCODER, log);
  const stopping = new AbortController();
  const hurrying = new AbortController();
  const underWay = new Set<Promise<void>>();
  const boss = new PgBoss({
    connectionString: config.DATABASE_DIRECT_URL ?? config.DATABASE_URL,
    application_name: "sportssync worker",
    schema: SCHEMA,
    max: 5,
    useListenNotify: true,
    ...WORKER_SETTINGS,
  });
  boss.on("error", (error) => log.error({ err: error }, "queue"));
  boss.on("warning", (warning) => log.warn(warning.data, warning.message));
  await boss.start();

  const track = async (job: Promise<void>) => {
    underWay.add(job);
    try {
      await job;
    } finally {
      underWay.delete(job);
    }
  };
  for (const name of NAMES) {
    const context = { boss, log, workFolder: workFolder.path, encoder, stopping: stopping.signal };
    const groups = name === "render" ? { groupConcurrency: RENDER_GROUPS } : {};
    const options = { includeMetadata: true, localConcurrency: slotsOf(name, config), ...groups, ...POLLING } as const;
    await boss.work(name, options, ([job]: JobWithMetadata<object>[]) => track(runJob(name, job!, context)));
    const dead = { includeMetadata: true, pollingIntervalSeconds: POLLING.pollingIntervalSeconds } as const;
    await boss.work(deadLetterOf(name), dead, ([job]: JobWithMetadata<object>[]) => track(buryJob(name, job!, log)));
  }
  await boss.schedule("maintain", "17 * * * *", {}, { missed: "once" });
  log.info({ slots: Object.fromEntries(NAMES.map((name) => [name, slotsOf(name, config)])) }, "ready");

  return {
    hurry: () => hurrying.abort(),
    async stop(grace) {
      await Promise.all(
        NAMES.flatMap((name) => [name, deadLetterOf(name)]).map((name) => boss.offWork(name, { wait: false })),
      );
      const ended = Promise.allSettled([...underWay]).then(() => hurrying.abort());
      await Promise.race([ended, delay(grace * 1000, undefined, { signal: hurrying.signal }).catch(() => {})]);
      // A job that was fetched in this very moment is handed back too.
      stopping.abort(new AppError("cancelled", "the worker stops"));
      await Promise.allSettled([...underWay]);
      await boss.stop({ graceful: true, timeout: 10_000 });
      await workFolder[Symbol.asyncDispose]();
    },
  };
}

/** Encoding takes every core it gets; beyond about four cores one film no longer fills them. */
function slotsOf(name: JobName, config: Env): number {
  if (name !== "render") return JOBS[name].slots;
  return config.RENDER_SLOTS ?? Math.max(JOBS.render.slots, Math.floor(availableParallelism() / 4));
}
