import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { JOBS, type JobName, type JobPayload } from "#lib/contracts/jobs";
import { db, type Queryable } from "#lib/server/db/client";
import { SCHEMA } from "#lib/server/queue/queue-settings";

type EnqueueOptions = {
  /** A job id of our own, so that the job can be found again from its row. */
  id?: string;
  /** Higher first; 0 when left out. */
  priority?: number;
  /** Whose jobs these are, and by which plan's limit they run at the same time. */
  group?: { id: string; tier: string };
  /** Seconds that pass before a worker takes it. */
  startAfter?: number;
};

/**
 * Queues a job in the caller's transaction: row and job are written together or not at all.
 * @param tx The transaction that writes the row, or the database itself.
 */
export async function enqueue<Name extends JobName>(
  tx: Queryable,
  name: Name,
  payload: JobPayload<Name>,
  options: EnqueueOptions = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(name, JOBS[name].payload.parse(payload), { ...options, db: fromDrizzle(tx, sql) });
}

/** Has a job that waits for its time taken at once; nothing happens to one that runs, has ended or never was. */
export async function hasten(tx: Queryable, name: JobName, id: string): Promise<void> {
  const boss = await sender();
  await boss.update(name, undefined, { id, startAfter: 0, db: fromDrizzle(tx, sql) });
}

/** Takes jobs from the queue or, when they run, from their workers (noticed with the next heartbeat). Idempotent. */
export async function dequeue(tx: Queryable, name: JobName, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const boss = await sender();
  await boss.cancel(name, ids, { db: fromDrizzle(tx, sql) });
}

const SENDER = Symbol.for("sportssync.sender");
const shared = globalThis as { [SENDER]?: Promise<PgBoss> };

/** A boss that only writes: it has no connections of its own, supervises nothing and changes no tables. */
function sender(): Promise<PgBoss> {
  shared[SENDER] ??= startSender().catch((error) => {
    delete shared[SENDER];
    throw error;
  });
  return shared[SENDER];
}

/** Opens what `enqueue` needs, which would otherwise happen while the first caller's transaction holds its locks. */
export async function openSender(): Promise<void> {
  await sender();
}

/** Lets go of what `enqueue` has opened, whose timers keep a process alive; before the database is closed. */
export async function closeSender(): Promise<void> {
  const opened = shared[SENDER];
  delete shared[SENDER];
  await (await opened)?.stop({ graceful: false });
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    // Asked for anew each time: the process's client may have been closed and opened again.
    db: { executeSql: (text, values) => fromDrizzle(db(), sql).executeSql(text, values) },
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  });
  boss.on("error", () => {});
  return boss.start();
}
