import { type FileNameTime, fileNameTime } from "#lib/domain/sync/file-name-time";
import type { Sync } from "#lib/domain/sync/sync";
import { formatUtcOffset, nearestUtcOffset, UTC_OFFSETS } from "#lib/domain/sync/utc-offsets";
import type { VideoClock } from "#lib/domain/sync/video-clock";
import type { TrackSampler } from "#lib/domain/track/sampler";

/**
 * How a video's beginning was found:
 *  - `gps`: the camera's own GPS
 *  - `paired`: the track was written together with the video
 *  - `zoned`: a date that names its zone
 *  - `name`: the file's name
 *  - `utc`, `local`: the container's clock, read as UTC or as local time
 *  - `end`: that clock, read as the end of the recording
 */
export type ReadingKind = "gps" | "paired" | "zoned" | "name" | "utc" | "local" | "end";

/** One way to read when a video began. */
export type SyncReading = {
  readonly kind: ReadingKind;
  readonly sync: Sync;
  /** `sure`: tells UTC by itself; `known`: by a zone that is known; `tried`: by an offset that is merely possible. */
  readonly basis: "sure" | "known" | "tried";
  /** What was read and how, in a few words. */
  readonly label: string;
  /** The same in plain words: the beginning of a sentence that goes on with how it fits the ride. */
  readonly read: string;
  /** What else is to be said, a sentence. */
  readonly note?: string;
  /** Minutes east of UTC of the camera's own clock, where this reading tells it. */
  readonly utcOffsetMinutes?: number;
};

export type RideSpan = Pick<TrackSampler, "start" | "end" | "track">;

/** Every way to read when the video began, those that need no assumption first. */
export function syncReadings(video: VideoClock, ride: RideSpan, ownZone: number | undefined): SyncReading[] {
  const name = fileNameTime(video.name ?? "");
  return [
    ...gpsReading(video),
    ...pairedReading(video, ride),
    ...zonedReading(video),
    ...nameReading(video, name),
    ...clockReadings(video, name, ride, ownZone),
  ];
}

function gpsReading({ gpsClock, creationTime }: VideoClock): SyncReading[] {
  if (!gpsClock) return [];
  const { utcAtZero, rate } = gpsClock;
  const behind = creationTime === undefined ? 0 : utcAtZero - creationTime;
  const zone = creationTime === undefined ? undefined : nearestUtcOffset(-behind / 60, WRONG_CLOCK_MINUTES);
  return [
    {
      kind: "gps",
      sync: { start: utcAtZero, offset: 0, rate },
      basis: "sure",
      label: "The camera's GPS",
      read: "By the exact time of the camera's GPS the video",
      ...(Math.abs(behind) > 2
        ? { note: `Its own clock is ${lengthText(Math.abs(behind))} ${behind > 0 ? "behind" : "ahead"}.` }
        : {}),
      ...(zone === undefined ? {} : { utcOffsetMinutes: zone }),
    },
  ];
}

/** A clock set by hand is off by minutes at most when it stands in some zone. */
const WRONG_CLOCK_MINUTES = 5;

/** Seconds, and share of the video: the last entry begins up to a second before the film ends. */
const SAME_LENGTH = 3;
const SAME_LENGTH_SHARE = 0.01;

/** Drones write their subtitles entry by entry with the frames. Those of another length belong to another film. */
function pairedReading({ creationTime, duration }: VideoClock, { start, end, track }: RideSpan): SyncReading[] {
  const apart = Math.abs(end - start - duration);
  if (track.format !== "srt" || apart > Math.max(SAME_LENGTH, SAME_LENGTH_SHARE * duration)) return [];
  const clock = creationTime ?? start;
  return [
    {
      kind: "paired",
      sync: { start: clock, offset: start - clock, rate: 1 },
      basis: "sure",
      label: "Written together",
      read: "The drone wrote this track beside its video and began both at once: the video",
    },
  ];
}

function zonedReading({ zonedCreationTime: zoned }: VideoClock): SyncReading[] {
  if (!zoned) return [];
  return [
    {
      kind: "zoned",
      sync: { start: zoned.utc, offset: 0, rate: 1 },
      basis: "sure",
      label: "Date with time zone",
      read: `By the date that it carries with its time zone (${formatUtcOffset(zoned.utcOffsetMinutes)}) the video`,
      utcOffsetMinutes: zoned.utcOffsetMinutes,
    },
  ];
}

/** The name alone where it is UTC; name and clock together where they agree on a zone. */
function nameReading({ creationTime, duration }: VideoClock, name: FileNameTime | undefined): SyncReading[] {
  if (name?.zone === "utc") {
    const sync = { start: name.moment, offset: 0, rate: 1 };
    return [
      {
        kind: "name",
        sync,
        basis: "sure",
        label: "File name, UTC",
        read: "By its file name, which is in UTC, the video",
      },
    ];
  }
  if (!name || creationTime === undefined) return [];
  for (const ofEnd of [false, true]) {
    const began = ofEnd ? creationTime - duration : creationTime;
    const zone = UTC_OFFSETS.find((minutes) => minutes !== 0 && Math.abs(name.moment - minutes * 60 - began) <= AGREE);
    if (zone === undefined) continue;
    return [
      {
        kind: "name",
        sync: { start: name.moment, offset: 0 - zone * 60, rate: 1 },
        basis: "sure",
        label: `File name and clock, ${formatUtcOffset(zone)}`,
        read: `By its file name and its clock, which agree on local time (${formatUtcOffset(zone)}), the video`,
        ...(ofEnd ? { note: "The clock was written when the recording ended." } : {}),
        utcOffsetMinutes: zone,
      },
    ];
  }
  return [];
}

/** Seconds between opening the file, which names it, and the first frame. */
const AGREE = 3;

/**
 * The container's clock, else the name's, as UTC, as local time at the offsets that are known (of the ride's device,
 * of the person), as the end of the recording, and at every offset in use, nearest to the sun's time at the ride first.
 */
function clockReadings(
  { creationTime, duration }: VideoClock,
  name: FileNameTime | undefined,
  ride: RideSpan,
  ownZone: number | undefined,
): SyncReading[] {
  const zones = new Map<number, string>();
  if (ownZone !== undefined) zones.set(ownZone, " where you are");
  if (ride.track.utcOffsetMinutes !== undefined) zones.set(ride.track.utcOffsetMinutes, " of the ride's recorder");
  const local = (moment: number, what: string, minutes: number): SyncReading => ({
    kind: what === CLOCK ? "local" : "name",
    sync: { start: moment, offset: 0 - minutes * 60, rate: 1 },
    basis: zones.has(minutes) ? "known" : "tried",
    label: `${what === CLOCK ? "Clock" : "File name"} as local time, ${formatUtcOffset(minutes)}`,
    read: `By ${what}, read as local time (${formatUtcOffset(minutes)})${zones.get(minutes) ?? ""}, the video`,
    ...(zones.has(minutes) ? {} : { note: "Many cameras write local time." }),
    utcOffsetMinutes: minutes,
  });
  const named = name?.zone === "local" ? name.moment : undefined;
  const known = [...zones.keys()].filter((minutes) => minutes !== 0);
  const tried = offsetsBySun(ride, ownZone).filter((minutes) => minutes !== 0 && !zones.has(minutes));
  if (creationTime === undefined) {
    if (named === undefined) return [];
    return [...zones.keys(), ...tried, ...(zones.has(0) ? [] : [0])].map((minutes) => local(named, NAME, minutes));
  }
  const end = (minutes: number): SyncReading => ({
    kind: "end",
    sync: { start: creationTime, offset: 0 - minutes * 60 - duration, rate: 1 },
    basis: "known",
    label: `Clock as the end of the recording, ${minutes === 0 ? "UTC" : formatUtcOffset(minutes)}`,
    read: `By ${CLOCK}, read as the end of the recording in ${minutes === 0 ? "UTC" : `local time (${formatUtcOffset(minutes)})`}, the video`,
    note: "Some cameras write it then.",
    ...(minutes === 0 ? {} : { utcOffsetMinutes: minutes }),
  });
  return [
    {
      kind: "utc",
      sync: { start: creationTime, offset: 0, rate: 1 },
      basis: "known",
      label: "Clock as UTC",
      read: `By ${CLOCK}, read as UTC, the video`,
    },
    ...known.map((minutes) => local(creationTime, CLOCK, minutes)),
    ...(named === undefined ? [] : known.map((minutes) => local(named, NAME, minutes))),
    ...[0, ...known].map(end),
    ...tried.map((minutes) => local(creationTime, CLOCK, minutes)),
  ];
}

const CLOCK = "its clock";
const NAME = "its file name";

function offsetsBySun(ride: RideSpan, ownZone: number | undefined): number[] {
  const longitude = ride.track.channels.longitude?.find((value) => !Number.isNaN(value));
  const sun = longitude === undefined ? (ownZone ?? 0) : longitude * 4 + SUMMER_BIAS;
  return UTC_OFFSETS.toSorted((a, b) => Math.abs(a - sun) - Math.abs(b - sun));
}

/** Clocks run ahead of the sun: by summer time, and by zones drawn wide to the west. Minutes. */
const SUMMER_BIAS = 30;

/** `7 h 1 min 39 s`, without leading zeros. */
function lengthText(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ] as const;
  return parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(" ");
}
