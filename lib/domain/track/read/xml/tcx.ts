import { parseTime } from "#lib/domain/parse-time";
import { lapStartsOf } from "#lib/domain/track/read/lap-starts";
import type { TrackBuilder } from "#lib/domain/track/read/track-builder";
import { type NotedTimes, noteTimes } from "#lib/domain/track/read/xml/noted-times";
import { shortText, type XmlDialect } from "#lib/domain/track/read/xml/xml-dialect";
import { damageWarning, requireRide } from "#lib/domain/track/read/xml/xml-faults";
import type { ChannelName } from "#lib/domain/track/track";

/**
 * Which element of a track point is which channel (Garmin, TrainingCenterDatabase v2 and ActivityExtension v2), by its
 * local name at any depth: programs nest `TPX` in their own ways.
 */
const FIELDS = new Map<string, ChannelName>([
  ["latitudedegrees", "latitude"],
  ["longitudedegrees", "longitude"],
  ["altitudemeters", "elevation"],
  ["distancemeters", "distance"],
  ["cadence", "cadence"],
  ["runcadence", "cadence"],
  ["speed", "speed"],
  ["watts", "power"],
]);

/**
 * TCX: each `<Trackpoint>` of an activity is a point. Each activity is a segment, and so is each further `<Track>` of a
 * lap, which follows a pause; the first track of a lap goes on where the lap before ended. Courses are planned routes.
 */
export function createTcxDialect(builder: TrackBuilder): XmlDialect {
  const times: NotedTimes = noteTimes();
  const laps: number[] = [];
  let tracksInLap = 0;
  let pointDepth = 0;
  let coursePoints = 0;
  const names: { ride?: string; device?: string; program?: string } = {};

  function takePointValue(path: readonly string[], name: string, text: string): void {
    if (name === "time") {
      if (path.length === pointDepth + 1) builder.setTime(times.read(text));
    } else if (name === "value") {
      if (path.at(-2) === "heartratebpm") builder.setValue("heartRate", Number(text));
    } else {
      const channel = FIELDS.get(name);
      if (channel) builder.setValue(channel, Number(text));
    }
  }

  function takeName(path: readonly string[], name: string, text: string): void {
    const parent = path.at(-2);
    if (name === "name" && parent === "creator") names.device ??= shortText(text)!;
    else if (name === "name" && parent === "author") names.program ??= shortText(text)!;
    // A note is what people call their ride, unless it is a diary.
    else if (name === "notes" && parent === "activity" && text.length <= LONGEST_NAME && !text.includes("\n")) {
      names.ride ??= text;
    }
  }

  return {
    open(path, attributes) {
      if (pointDepth > 0) return;
      const name = path.at(-1)!;
      if (name === "trackpoint") {
        if (path.includes("course")) {
          coursePoints++;
          return;
        }
        pointDepth = path.length;
        builder.beginPoint();
      } else if (name === "lap") {
        tracksInLap = 0;
        const start = parseTime(attributes.StartTime?.trim() ?? "");
        if (!Number.isNaN(start) && laps.length < MOST_LAPS) laps.push(start);
      } else if (name === "track") {
        if (tracksInLap > 0) builder.beginSegment();
        tracksInLap++;
      } else if (name === "activity") builder.beginSegment();
    },
    value(path, text) {
      const name = path.at(-1)!;
      if (pointDepth > 0) takePointValue(path, name, text);
      else takeName(path, name, text);
    },
    close(path) {
      if (path.length !== pointDepth) return;
      pointDepth = 0;
      builder.endPoint();
    },
    end(damage) {
      requireRide(builder, { routePoints: coursePoints, waypoints: 0 }, damage);
      const creator = names.device ?? names.program;
      const facts = { ...(names.ride ? { name: names.ride } : {}), ...(creator ? { creator } : {}) };
      const track = builder.build({ format: "tcx", ...facts }, [...damageWarning(damage), ...times.warnings]);
      const lapStarts = lapStartsOf(laps, track.time[0]!, track.time.at(-1)!);
      return times.withOffset(lapStarts ? { ...track, lapStarts } : track);
    },
  };
}

const LONGEST_NAME = 80;
const MOST_LAPS = 100_000;
