import { deliver } from "#lib/server/telling/deliver";
import { loseDelivery } from "#lib/server/telling/settle-delivery";
import type { JobHandler } from "../job-handler.ts";

/** Tells a person something. It ends by itself within its time limits, so that a stopping worker waits for it. */
export const notify: JobHandler<"notify"> = {
  run: (payload) => deliver(payload),
  fail: ({ deliveryId }, problem) => loseDelivery(deliveryId, problem),
};
