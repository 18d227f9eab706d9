import { env } from "#lib/server/env";
import { abortStaleUploads } from "#lib/server/upkeep/abort-stale-uploads";
import { deleteOrphans } from "#lib/server/upkeep/delete-orphans";
import { deleteUnused } from "#lib/server/upkeep/delete-unused";
import { expireRenders } from "#lib/server/upkeep/expire-renders";
import { expireSections } from "#lib/server/upkeep/expire-sections";
import { failLost } from "#lib/server/upkeep/fail-lost";
import { forgetOrders } from "#lib/server/upkeep/forget-orders";
import { resumeErasures } from "#lib/server/upkeep/resume-erasures";
import { sweepUnfinished } from "#lib/server/upkeep/sweep-unfinished";
import { tellExpiring } from "#lib/server/upkeep/tell-expiring";
import type { JobHandler } from "../job-handler.ts";
import { sweepWorkFolders } from "../work-folders.ts";

const HOUR = 3600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

/**
 * Hourly upkeep: each step finds its own work, so a run that was cut short is simply finished by the next. A step that
 * fails does not keep the later ones from theirs.
 */
export const maintain: JobHandler<"maintain"> = {
  async run(_payload, { log, signal }) {
    const steps = {
      lost: () => failLost(),
      expired: () => expireRenders(new Date(), signal),
      expiring: () => tellExpiring(new Date(), signal),
      abortedUploads: () => abortStaleUploads(ago(48)),
      unfinished: () => sweepUnfinished(ago(48)),
      unused: () => deleteUnused(ago(7 * 24)),
      sections: () => expireSections(ago(7 * 24), signal),
      // A month is over when every server's clock says so.
      orders: () => forgetOrders(ago(24)),
      orphans: () => deleteOrphans(ago(48)),
      erasures: () => resumeErasures(),
      workFolders: () => sweepWorkFolders(env().DATA_DIR),
    };
    const done: Record<string, number> = {};
    const problems: unknown[] = [];
    for (const [name, step] of Object.entries(steps)) {
      signal.throwIfAborted();
      try {
        done[name] = await step();
      } catch (error) {
        problems.push(error);
      }
    }
    log.info(done, "upkeep");
    if (problems.length > 0) throw new AggregateError(problems, `${problems.length} steps of the upkeep failed`);
  },
  // Nobody waits for it: the log has it, and the next hour tries again.
  async fail() {},
};
