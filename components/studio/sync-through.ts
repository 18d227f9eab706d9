import { AppError } from "#lib/domain/errors";
import { type Sync, type SyncPoint, syncFromPoint, syncFromTwoPoints, syncSchema, utcAt } from "#lib/domain/sync/sync";
import { type Seconds, utcSeconds } from "#lib/domain/units";

/**
 * The sync under which `point` holds. With a `held` frame that one keeps its moment too, which solves the rate
 * (a timelapse, drifting clocks). Throws AppError where no video runs so: the same frame twice, time running backward.
 */
export function syncThrough(sync: Sync, held: Seconds | undefined, point: SyncPoint): Sync {
  if (held === undefined) return syncFromPoint(sync, point);
  const next = syncFromTwoPoints(utcSeconds(sync.start), { videoTime: held, utc: utcAt(sync, held) }, point);
  if (!syncSchema.safeParse(next).success) {
    throw new AppError("invalid_request", `two sync points give rate ${next.rate}`, {
      userMessage: "Between these two points the ride would pass a million times too fast or too slow.",
    });
  }
  return next;
}
