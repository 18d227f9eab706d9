import { AppError } from "#lib/domain/errors";
import {
  type Sync,
  type SyncPoint,
  shiftSync,
  syncFromPoint,
  syncFromTwoPoints,
  syncSchema,
  utcAt,
} from "#lib/domain/sync/sync";
import { type Seconds, utcSeconds } from "#lib/domain/units";

/**
 * The sync under which `point` holds, and that remembers it. With a `held` frame that one keeps its moment too, which
 * solves the rate (a timelapse, drifting clocks); a rate so found stays, with its points, when one more point moves the
 * whole. Throws AppError where no video runs so: the same frame twice, time running backward.
 */
export function syncThrough(sync: Sync, held: Seconds | undefined, point: SyncPoint): Sync {
  if (held === undefined) {
    if (sync.points?.length === 2) return shiftSync(sync, point.utc - utcAt(sync, point.videoTime));
    return { ...syncFromPoint(sync, point), points: [point] };
  }
  const first = { videoTime: held, utc: utcAt(sync, held) };
  const next = {
    ...syncFromTwoPoints(utcSeconds(sync.start), first, point),
    points: [first, point].sort((a, b) => a.videoTime - b.videoTime),
  };
  if (!syncSchema.safeParse(next).success) {
    throw new AppError("invalid_request", `two sync points give rate ${next.rate}`, {
      userMessage: "Between these two points the ride would pass a million times too fast or too slow.",
    });
  }
  return next;
}
