import type { Usage } from "#lib/contracts/usage";
import { accountOf } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { env } from "#lib/server/env";
import { largestProjects } from "#lib/server/limits/largest-projects";
import { monthOf } from "#lib/server/limits/month-of";
import { runningRenders } from "#lib/server/limits/place-taken";
import { planOf } from "#lib/server/limits/plan-of";
import { storedBytes, sumOf } from "#lib/server/limits/stored-bytes";
import { rendersOf } from "#lib/server/limits/take-render";

/** How many projects are named as the ones to delete first. */
const LARGEST = 5;

/** What a person has used of what their plan gives, as it counts at this moment. */
export async function usageOf(ownerId: string, now = new Date()): Promise<Usage> {
  const plan = planOf(await accountOf(ownerId));
  const [renders, running, stored, largest] = await Promise.all([
    rendersOf(db(), ownerId, now),
    runningRenders(db(), ownerId),
    storedBytes(db(), ownerId),
    largestProjects(ownerId, LARGEST),
  ]);
  return {
    plan: plan.name,
    renders: { used: renders, limit: plan.rendersPerMonth, resetsAt: monthOf(now).end.toISOString() },
    running: { used: running, limit: plan.concurrentRenders },
    storage: { used: sumOf(stored), limit: plan.storedBytes, ...stored },
    clipSeconds: plan.clipSeconds,
    // What the installation takes at all bounds every plan.
    uploadBytes: Math.min(plan.uploadBytes ?? Number.POSITIVE_INFINITY, env().MAX_VIDEO_BYTES),
    largest,
  };
}
