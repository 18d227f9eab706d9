import { lacksZone, parseTime, zoneMinutes } from "#lib/domain/parse-time";
import { zonelessTimes } from "#lib/domain/track/read/track-warnings";
import { isNearLongitude } from "#lib/domain/track/read/zone-at";
import type { Track, TrackWarning } from "#lib/domain/track/track";

export type NotedTimes = {
  /** The moment of an XML date-time, NaN when it is none; its zone is noted. */
  read(text: string): number;
  readonly warnings: readonly TrackWarning[];
  /** The track, with the offset from UTC that its first time with one names, where that can be the ride's. */
  withOffset(track: Track): Track;
};

/** Reads the times of an XML track and remembers what they say about time zones. */
export function noteTimes(): NotedTimes {
  let zoneless = 0;
  let offset: number | undefined;
  return {
    read(text) {
      if (lacksZone(text)) zoneless++;
      else offset ??= zoneMinutes(text);
      return parseTime(text);
    },
    get warnings() {
      return zoneless > 0 ? [zonelessTimes(zoneless, "UTC, as the format asks")] : [];
    },
    withOffset(track) {
      return offset !== undefined && isNearLongitude(offset, track) ? { ...track, utcOffsetMinutes: offset } : track;
    },
  };
}
