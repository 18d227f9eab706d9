import { eraseAccount } from "#lib/server/erase/erase-account";
import type { JobHandler } from "../job-handler.ts";

/** Deletes an account with everything of it; a try that was cut short is gone on with by the next. */
export const erase: JobHandler<"erase"> = {
  run: ({ accountId }, { signal }) => eraseAccount(accountId, signal),
  // The account stays closed; the hourly upkeep queues it anew.
  async fail() {},
};
