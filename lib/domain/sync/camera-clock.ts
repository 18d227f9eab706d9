import { fileNameTime } from "#lib/domain/sync/file-name-time";
import { type Sync, syncSchema } from "#lib/domain/sync/sync";
import type { VideoClock } from "#lib/domain/sync/video-clock";

/** Two videos of one camera have one clock, and so one error: when each began by it, seconds since 1970. */
type SharedClock = { readonly own: number; readonly other: number };

/** Moments closer than this (seconds) are one: rounding, not a person. */
const SAME = 0.0005;

/**
 * The clock that two videos share, the surest that both tell: the camera's GPS, the container's, the file name's.
 * Undefined when they tell none in common, or are not named as one camera names its files.
 */
function sharedClock(own: VideoClock, other: VideoClock): SharedClock | undefined {
  if (!namedAlike(own.name, other.name)) return undefined;
  const readings: ((video: VideoClock) => number | undefined)[] = [
    ({ gpsClock }) => gpsClock?.utcAtZero,
    ({ creationTime }) => creationTime,
    ({ name }) => fileNameTime(name ?? "")?.moment,
  ];
  for (const read of readings) {
    const [a, b] = [read(own), read(other)];
    if (a !== undefined && b !== undefined) return { own: a, other: b };
  }
  return undefined;
}

/** GX010042.MP4 and GX020043.MP4; DJI_20240501093000_0001_D.MP4 and DJI_20240501094500_0002_D.MP4. */
function namedAlike(a = "", b = ""): boolean {
  return a !== "" && pattern(a) === pattern(b);
}

const pattern = (name: string) => name.toLowerCase().replace(/\d+/g, "#");

/**
 * The sync of a video as another one of its camera has it: what puts that one's clock right puts this one's right.
 * The video keeps its own rate. Undefined when the two share no clock.
 */
export function syncLike(
  video: VideoClock,
  rate: number,
  sibling: { readonly video: VideoClock; readonly sync: Sync },
): Sync | undefined {
  const clock = sharedClock(video, sibling.video);
  if (!clock) return undefined;
  const error = sibling.sync.start + sibling.sync.offset - clock.other;
  const sync = { start: clock.own, offset: error, rate };
  return syncSchema.safeParse(sync).success ? sync : undefined;
}

/** Whether two syncs begin the video at one moment. */
export function beginsWith(a: Sync, b: Sync): boolean {
  return Math.abs(a.start + a.offset - b.start - b.offset) < SAME;
}
