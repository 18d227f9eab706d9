import { type Sync, syncSchema } from "#lib/domain/sync/sync";
import { type ReadingKind, type RideSpan, type SyncReading, syncReadings } from "#lib/domain/sync/sync-readings";
import type { VideoClock } from "#lib/domain/sync/video-clock";

export type SyncProposal = {
  readonly sync: Sync;
  /** What the video's beginning was read from; `sibling`: from another video of the camera; `none`: a guess. */
  readonly kind: ReadingKind | "sibling" | "none";
  readonly confidence: "high" | "medium" | "low";
  /** In a few words, for a list: what it was read from. */
  readonly label: string;
  /** In plain words, for people: what was assumed. */
  readonly reason: string;
  /** Minutes east of UTC of the camera's own clock, where this reading tells it. */
  readonly utcOffsetMinutes?: number;
};

/** A reading with the share of the shorter of the two, video or ride, that lies in the other: 0 to 1. */
type Candidate = SyncReading & { readonly inside: number };

/** Offsets merely tried that are worth offering, where nothing surer is known. */
const MOST_TRIED = 4;
/** Readings that begin the video within so many seconds of each other are one. */
const SAME = 3;

/**
 * Ways in which a video may lie on a ride, the likeliest first; never empty. The camera's GPS knows best and a track
 * written with the video next; then a date with its zone, the file's name, and the container's clock, which should be
 * UTC while many cameras write local time (see `syncReadings`). Readings under which the two do not meet are left out,
 * and those that put most of the video inside the ride go before those that only touch it. The last resort puts the
 * ride's start at the first frame.
 */
export function proposeSync(video: VideoClock, ride: RideSpan, zoneOffsetMinutes?: number): SyncProposal[] {
  const readings = syncReadings(video, ride, zoneOffsetMinutes)
    // A made-up file's GPS may name any rate.
    .filter(({ sync }) => syncSchema.safeParse(sync).success)
    .map((reading): Candidate => ({ ...reading, inside: shareInside(reading.sync, video.duration, ride) }));
  const meeting = readings.filter(({ inside }) => inside > 0);
  const worthwhile = meeting.filter((one) => one.kind !== "end" || fitsBetterThanAsStart(one, readings));
  const isSure = worthwhile.some((one) => one.basis === "sure" && holds(one));
  const tried = isSure ? [] : worthwhile.filter(({ basis }) => basis === "tried").slice(0, MOST_TRIED);
  const ranked = withoutRepeats(
    worthwhile
      .filter((one) => one.basis !== "tried" || tried.includes(one))
      .sort((a, b) => Number(holds(b)) - Number(holds(a))),
  );
  return [...ranked.map((one) => proposalOf(one, ranked, video.duration, ride)), rideStart(video, ride, meeting)];
}

/** GPS is believed even where the ride covers little of the video. */
const holds = ({ kind, inside }: Candidate) => kind === "gps" || inside >= 0.5;

function shareInside({ start, offset, rate }: Sync, duration: number, ride: RideSpan): number {
  const begin = start + offset;
  const length = duration * rate;
  const overlap = Math.min(begin + length, ride.end) - Math.max(begin, ride.start);
  return Math.max(0, overlap) / Math.min(length, ride.end - ride.start);
}

/** A clock that fits as the start is the start: only few cameras write the end. */
function fitsBetterThanAsStart(end: Candidate, readings: readonly Candidate[]): boolean {
  const asStart = readings.filter(({ kind }) => kind === "utc" || kind === "local");
  return end.inside >= 0.5 && asStart.every(({ inside, basis }) => basis === "tried" || inside < 0.5);
}

function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const begin = ({ sync }: Candidate) => sync.start + sync.offset;
  return candidates.filter(
    (one, i) => !candidates.slice(0, i).some((other) => Math.abs(begin(other) - begin(one)) <= SAME),
  );
}

function proposalOf(one: Candidate, ranked: readonly Candidate[], duration: number, ride: RideSpan): SyncProposal {
  const { sync, kind, label, read, note, inside, utcOffsetMinutes } = one;
  const whole = duration * sync.rate > ride.end - ride.start ? "shows the whole ride" : "lies within the ride";
  const finding = inside > 0.999 ? whole : "overlaps the ride";
  return {
    sync,
    kind,
    label,
    confidence: confidenceIn(one, ranked),
    reason: `${read} ${finding}.${note ? ` ${note}` : ""}`,
    ...(utcOffsetMinutes === undefined ? {} : { utcOffsetMinutes }),
  };
}

function confidenceIn(one: Candidate, ranked: readonly Candidate[]): SyncProposal["confidence"] {
  if (!holds(one) || one.basis === "tried" || one.kind === "end") return "low";
  if (one.basis === "sure") return "high";
  const rival = ranked.some((other) => other !== one && other.basis !== "tried" && holds(other));
  return one.kind === "utc" && !rival ? "high" : "medium";
}

function rideStart(
  { creationTime, gpsClock }: VideoClock,
  { start }: RideSpan,
  meeting: readonly Candidate[],
): SyncProposal {
  const clock =
    gpsClock && !meeting.some(({ kind }) => kind === "gps")
      ? "The camera's GPS time lies outside the ride, so this is a guess"
      : creationTime === undefined
        ? "The video has no clock"
        : "A guess without the video's clock";
  return {
    sync:
      creationTime === undefined
        ? { start, offset: 0, rate: 1 }
        : { start: creationTime, offset: start - creationTime, rate: 1 },
    kind: "none",
    label: "Start of the ride",
    confidence: "low",
    reason: `${clock}: its first frame is put at the start of the ride. Please correct it.`,
  };
}
