import { beginsWith, syncLike } from "#lib/domain/sync/camera-clock";
import type { LinedUp } from "#lib/domain/sync/propose-among";
import type { Sync } from "#lib/domain/sync/sync";
import type { VideoClock } from "#lib/domain/sync/video-clock";

type Corrected = { readonly video: VideoClock; readonly before: Sync; readonly after: Sync };

/**
 * What a correction of one video means for another one: where its camera wrote both and they lay on the ride by the
 * same error of its clock, it moves by as much. Undefined for one that was not in step, or would stay where it is.
 */
export function movedAlong({ video, before, after }: Corrected, other: LinedUp): Sync | undefined {
  if (beginsWith(before, after)) return undefined;
  const inStep = syncLike(other.video, other.sync.rate, { video, sync: before });
  if (!inStep || !beginsWith(inStep, other.sync)) return undefined;
  const by = after.start + after.offset - before.start - before.offset;
  return { ...other.sync, offset: other.sync.offset + by };
}
