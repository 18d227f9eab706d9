import { LINK, type Links } from "#lib/domain/track/derive/gaps";
import { STOP_SPEED } from "#lib/domain/track/derive/stops";
import type { Track } from "#lib/domain/track/track";

/**
 * Seconds spent moving since the start, at every sample. Stops and the time between segments do not count;
 * a gap counts when the way across it was faster than standing.
 */
export function rideMovingTime(
  track: Track,
  links: Links,
  distance: Float64Array | undefined,
  standing: Uint8Array,
): Float64Array {
  const moving = new Float64Array(track.time.length);
  for (let i = 0; i + 1 < moving.length; i++) {
    const duration = track.time[i + 1]! - track.time[i]!;
    const link = links.kinds[i];
    const covered = distance ? distance[i + 1]! - distance[i]! : 0;
    const rode = link === LINK.steady ? standing[i] === 0 : covered / duration >= STOP_SPEED;
    const moved = rode && links.timerStopped[i] === 0;
    moving[i + 1] = moving[i]! + (moved ? duration : 0);
  }
  return moving;
}
