import { positionAnchors } from "#lib/domain/track/derive/anchors";
import { rideCourse } from "#lib/domain/track/derive/course";
import { alongPositions, rideDistance } from "#lib/domain/track/derive/distance";
import { classifyLinks, type Links } from "#lib/domain/track/derive/gaps";
import { rideRelief } from "#lib/domain/track/derive/gradient";
import { rideMovingTime } from "#lib/domain/track/derive/moving-time";
import { rideSpeed } from "#lib/domain/track/derive/speed";
import { findStops, samplesStopped } from "#lib/domain/track/derive/stops";
import type { Track } from "#lib/domain/track/track";

type Column = Float64Array | undefined;

/** A track with everything derived from it, in columns on `track.time` (NaN where unknown; undefined: never known). */
export type Ride = {
  readonly track: Track;
  readonly links: Links;
  /** What joins places to each other: the same, but with a border wherever a place is kept back. */
  readonly placeLinks: Links;
  readonly speed: Column;
  readonly course: Column;
  /** As recorded, but held while the rider stands. */
  readonly elevation: Column;
  readonly smoothElevation: Column;
  readonly gradient: Column;
  readonly distance: Column;
  readonly movingTime: Float64Array;
};

export function deriveRide(track: Track): Ride {
  const links = classifyLinks(track);
  const anchors = positionAnchors(track, links);
  const standing = findStops(track, links, anchors);
  const stopped = samplesStopped(standing);
  const along = alongPositions(track, links, anchors, standing);
  const distance = rideDistance(track, links, along);
  const speed = rideSpeed(track, links, { along, distance }, stopped);
  const relief = distance && speed ? rideRelief(track, links, distance, speed, stopped) : undefined;
  return {
    track,
    links,
    placeLinks: links,
    speed: known(speed),
    course: known(rideCourse(track, links, stopped)),
    elevation: heldInStops(track.channels.elevation, stopped),
    smoothElevation: relief?.smoothElevation,
    gradient: known(relief?.gradient),
    distance,
    movingTime: rideMovingTime(track, links, distance, standing),
  };
}

function known(column: Column): Column {
  return column?.some((value) => !Number.isNaN(value)) ? column : undefined;
}

function heldInStops(recorded: Column, stopped: Uint8Array): Column {
  if (!recorded) return undefined;
  const held = recorded.slice();
  for (let i = 1; i < held.length; i++) {
    if (stopped[i] === 1 && stopped[i - 1] === 1 && !Number.isNaN(held[i - 1]!)) held[i] = held[i - 1]!;
  }
  return held;
}
