import type { Links } from "#lib/domain/track/gaps";
import { eachRun } from "#lib/domain/track/gaps";
import type { Track } from "#lib/domain/track/track";

/**
 * Samples that have a position, about a second or more apart (and the last of every run). Fast recorders (18 Hz)
 * scatter within a second; summing that scatter would lengthen the ride.
 */
export function positionAnchors(track: Track, links: Links): number[] {
  const { latitude } = track.channels;
  const anchors: number[] = [];
  if (!latitude) return anchors;
  eachRun(links, (first, last) => {
    const fromRun = anchors.length;
    let lastKnown = -1;
    for (let i = first; i <= last; i++) {
      if (Number.isNaN(latitude[i]!)) continue;
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

/** Seconds; under 1 because one-second recorders jitter. */
const LEAST_INTERVAL = 0.9;
