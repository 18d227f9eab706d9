import { PgBoss } from "pg-boss";
import { deadLetterOf, JOBS, type JobName } from "#lib/contracts/jobs";
import { SCHEMA } from "#lib/server/queue/queue-settings";

/**
 * Creates pg-boss's tables and our queues, or brings them to the settings of this version. It needs a boss with a
 * connection of its own: `createQueue` through the drizzle adapter throws.
 */
export async function createQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: SCHEMA, max: 1, supervise: false, schedule: false });
  // A boss without a listener throws its errors away with the process; what matters rejects below.
  boss.on("error", () => {});
  await boss.start();
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const name of Object.keys(JOBS) as JobName[]) {
      const dead = deadLetterOf(name);
      if (!existing.has(dead)) await boss.createQueue(dead, { retryLimit: 0, notify: true });
      const settings = settingsOf(name);
      if (existing.has(name)) await boss.updateQueue(name, settings);
      else await boss.createQueue(name, settings);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

function settingsOf(name: JobName) {
  const { retryLimit, expireInSeconds } = JOBS[name];
  return {
    retryLimit,
    // 1 to 2, 2 to 4, 4 to 8 … seconds: a passing fault has time to pass, a person hardly waits.
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds,
    // The least that pg-boss allows: a worker that was killed is noticed this long after its last heartbeat.
    heartbeatSeconds: 10,
    deadLetter: deadLetterOf(name),
    // A waiting worker hears of a new job at once instead of at its next poll.
    notify: true,
  };
}
