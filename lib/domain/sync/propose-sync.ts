import type { Sync } from "#lib/domain/sync/sync";
import { formatUtcOffset, UTC_OFFSETS } from "#lib/domain/sync/utc-offsets";
import type { TrackSampler } from "#lib/domain/track/sampler";

export type SyncProposal = {
  readonly sync: Sync;
  /** How the video's clock was read: as UTC, as local time under an offset, or not at all (a guess). */
  readonly kind: "utc" | "local" | "none";
  readonly confidence: "high" | "medium" | "low";
  /** In plain words, for people: what was assumed. */
  readonly reason: string;
};

/** `creationTime`: the video's own clock read as UTC, seconds since 1970. `duration` in seconds. */
type VideoClock = { readonly creationTime?: number | undefined; readonly duration: number };
type Ride = Pick<TrackSampler, "start" | "end" | "track">;

/** Offsets beyond UTC and the person's own that are worth offering. */
const MOST_OTHERS = 4;

/**
 * Ways in which a video may lie on a ride, the likeliest first; never empty. The video's clock should be UTC, but many
 * cameras write local time: so it is read as UTC, then as local time at the person's offset, then at every offset in
 * use under which video and ride overlap (nearest to the sun's time at the ride first). Readings that put most of the
 * video inside the ride go before those that only touch it. The last resort puts the ride's start at the first frame.
 */
export function proposeSync(video: VideoClock, ride: Ride, zoneOffsetMinutes?: number): SyncProposal[] {
  const { creationTime } = video;
  const guess = rideStart(creationTime, ride.start);
  if (creationTime === undefined) return [guess];
  const candidates = offsetsToTry(ride, zoneOffsetMinutes)
    .map((minutes) => ({ minutes, inside: shareInside(creationTime - minutes * 60, video.duration, ride) }))
    .filter(({ inside }) => inside > 0);
  const known = candidates.filter(({ minutes }) => minutes === 0 || minutes === zoneOffsetMinutes);
  const others = candidates.filter((candidate) => !known.includes(candidate)).slice(0, MOST_OTHERS);
  const ranked = [...known, ...others].sort((a, b) => Number(b.inside >= 0.5) - Number(a.inside >= 0.5));
  return [
    ...ranked.map(({ minutes, inside }): SyncProposal => {
      const rival = ranked.some((other) => other.minutes !== minutes && known.includes(other) && other.inside >= 0.5);
      const isKnown = minutes === 0 || minutes === zoneOffsetMinutes;
      return {
        sync: { start: creationTime, offset: 0 - minutes * 60, rate: 1 },
        kind: minutes === 0 ? "utc" : "local",
        confidence: inside < 0.5 || !isKnown ? "low" : rival || minutes !== 0 ? "medium" : "high",
        reason: reasonFor(minutes, inside, zoneOffsetMinutes),
      };
    }),
    guess,
  ];
}

function offsetsToTry(ride: Ride, zoneOffsetMinutes: number | undefined): number[] {
  const longitude = ride.track.channels.longitude?.find((value) => !Number.isNaN(value));
  const sun = longitude === undefined ? (zoneOffsetMinutes ?? 0) : longitude * 4 + SUMMER_BIAS;
  const byNearness = UTC_OFFSETS.toSorted((a, b) => Math.abs(a - sun) - Math.abs(b - sun));
  return [...new Set([0, ...(zoneOffsetMinutes === undefined ? [] : [zoneOffsetMinutes]), ...byNearness])];
}

/** Clocks run ahead of the sun: by summer time, and by zones drawn wide to the west. Minutes. */
const SUMMER_BIAS = 30;

/** How much of the shorter of the two, video or ride, lies in the other: 0 to 1. */
function shareInside(start: number, duration: number, ride: Ride): number {
  const overlap = Math.min(start + duration, ride.end) - Math.max(start, ride.start);
  return Math.max(0, overlap) / Math.min(duration, ride.end - ride.start);
}

function reasonFor(minutes: number, inside: number, zoneOffsetMinutes: number | undefined): string {
  const finding = inside > 0.999 ? "lies within the ride" : "overlaps the ride";
  if (minutes === 0) return `The video's clock, read as UTC, ${finding}.`;
  const read = `The video's clock, read as local time (${formatUtcOffset(minutes)})`;
  if (minutes === zoneOffsetMinutes) return `${read} where you are, ${finding}.`;
  return `${read}, ${finding}; many cameras write local time.`;
}

function rideStart(creationTime: number | undefined, start: number): SyncProposal {
  const clock = creationTime === undefined ? "The video has no clock" : "A guess without the video's clock";
  return {
    sync:
      creationTime === undefined
        ? { start, offset: 0, rate: 1 }
        : { start: creationTime, offset: start - creationTime, rate: 1 },
    kind: "none",
    confidence: "low",
    reason: `${clock}: its first frame is put at the start of the ride. Please correct it.`,
  };
}
