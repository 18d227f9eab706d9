import type { PlanName } from "#lib/contracts/plans";
import { AppError } from "#lib/domain/errors";

/** What of a plan is used up. */
type LimitName = "renders" | "clip" | "upload" | "storage";

type Reached = {
  what: LimitName;
  plan: PlanName;
  /** In renders, seconds or bytes. */
  limit: number;
  used: number;
  /** When it is free again by itself. */
  resetsAt?: Date;
  now?: Date;
  userMessage: string;
};

/** A plan's limit stands in the way: AppError `limit_reached`, with the numbers for programs. */
export function limitReached({ what, plan, limit, used, resetsAt, now, userMessage }: Reached): AppError {
  return new AppError("limit_reached", `${what}: ${used} of ${limit} (plan ${plan})`, {
    userMessage,
    details: { what, plan, limit, used, ...(resetsAt && { resetsAt: resetsAt.toISOString() }) },
    ...(resetsAt && now && { retryAfter: Math.max(1, (resetsAt.getTime() - now.getTime()) / 1000) }),
  });
}
