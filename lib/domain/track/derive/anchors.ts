import { eachRun, type Links } from "#lib/domain/track/derive/gaps";
import { distanceBetween } from "#lib/domain/track/geodesy";
import type { Track } from "#lib/domain/track/track";

/** Seconds; under 1 because one-second recorders jitter. */
const LEAST_INTERVAL = 0.9;

/**
 * Samples with a position that was measured then, about a second or more apart (and the last of every run). Fast
 * recorders (18 Hz) scatter within a second; summing that scatter would lengthen the ride.
 */
export function positionAnchors(track: Track, links: Links): number[] {
  const { latitude } = track.channels;
  const anchors: number[] = [];
  if (!latitude) return anchors;
  const stale = stalePositions(track, links);
  eachRun(links, (first, last) => {
    const fromRun = anchors.length;
    let lastKnown = -1;
    for (let i = first; i <= last; i++) {
      if (Number.isNaN(latitude[i]!) || stale[i] === 1) continue;
      lastKnown = i;
      if (anchors.length === fromRun || track.time[i]! - track.time[anchors.at(-1)!]! >= LEAST_INTERVAL)
        anchors.push(i);
    }
    if (lastKnown < 0 || anchors.at(-1) === lastKnown) return;
    if (anchors.length - fromRun > 1) anchors.pop();
    anchors.push(lastKnown);
  });
  return anchors;
}

/** Nobody sets off from standing like this: metres in one step, and metres per second. */
const LEAP = 5;
const LEAP_SPEED = 4;
/** Metres per second over the repeats and the leap together, above which the rider was on the way. */
const UNDER_WAY = 0.4;

/**
 * 1 where a phone repeated its last position because it asks for a new one only every 10 m or so: the very same place
 * again and again, then a leap. Taken at its word, the rider would stand, jump and stand.
 */
function stalePositions(track: Track, links: Links): Uint8Array {
  const { time } = track;
  const { latitude, longitude } = track.channels as { latitude: Float64Array; longitude: Float64Array };
  const stale = new Uint8Array(time.length);
  eachRun(links, (first, last) => {
    let origin = first;
    for (let i = first + 1; i <= last; i++) {
      if (latitude[i] === latitude[origin] && longitude[i] === longitude[origin]) continue;
      if (i - origin > 1) {
        const leap = distanceBetween(latitude[origin]!, longitude[origin]!, latitude[i]!, longitude[i]!);
        const sudden = leap >= LEAP && leap >= LEAP_SPEED * (time[i]! - time[i - 1]!);
        if (sudden && leap >= UNDER_WAY * (time[i]! - time[origin]!)) stale.fill(1, origin + 1, i);
      }
      origin = i;
    }
  });
  return stale;
}
