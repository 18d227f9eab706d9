import { beginsWith, syncLike } from "#lib/domain/sync/camera-clock";
import { proposeSync, type SyncProposal } from "#lib/domain/sync/propose-sync";
import type { Sync } from "#lib/domain/sync/sync";
import type { RideSpan } from "#lib/domain/sync/sync-readings";
import type { VideoClock } from "#lib/domain/sync/video-clock";

/** Another video of the ride that lies on it already. */
export type LinedUp = { readonly video: VideoClock; readonly sync: Sync };

/**
 * Ways in which a video may lie on a ride beside others, the likeliest first; never empty. What was put right by hand
 * for one video of a camera is first for the camera's others: their clock is off by as much. Of several such siblings
 * the one recorded nearest counts, because clocks drift and people set them.
 */
export function proposeAmong(
  video: VideoClock,
  others: readonly LinedUp[],
  ride: RideSpan,
  zoneOffsetMinutes?: number,
): SyncProposal[] {
  const own = proposeSync(video, ride, zoneOffsetMinutes);
  const likeliest = own[0]!.sync;
  const inherited = others
    .filter((other) => !beginsWith(other.sync, proposeSync(other.video, ride, zoneOffsetMinutes)[0]!.sync))
    .flatMap((other) => {
      const sync = syncLike(video, likeliest.rate, other);
      return sync ? [{ sync, name: other.video.name ?? "", apart: Math.abs(begin(sync) - begin(other.sync)) }] : [];
    })
    .sort((a, b) => a.apart - b.apart)[0];
  if (!inherited || beginsWith(inherited.sync, likeliest)) return own;
  return [siblingProposal(inherited.sync, inherited.name), ...own];
}

const begin = ({ start, offset }: Sync) => start + offset;

function siblingProposal(sync: Sync, name: string): SyncProposal {
  return {
    sync,
    kind: "sibling",
    confidence: "medium",
    label: `As ${name}`,
    reason: `Put right like ${name}, which the same camera recorded.`,
  };
}
