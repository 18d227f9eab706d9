import { parseTime } from "#lib/domain/parse-time";
import { invalidTrack } from "#lib/domain/track/read/invalid-track";
import { createTrackBuilder } from "#lib/domain/track/read/track-builder";
import type { Track, TrackWarning } from "#lib/domain/track/track";

export type SrtReader = {
  /** The next piece of the text, cut anywhere. */
  write(text: string): void;
  /** The whole track; throws `invalid_track` when the file held no positions with times. */
  end(): Track;
};

/** True for the beginning of subtitles: a number, then `00:00:00,000 -->`. */
export function beginsAsSrt(text: string): boolean {
  return /^\s*\d+\s*[\r\n]+\s*\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s*-->/.test(text);
}

/**
 * Reads the subtitles that DJI drones and cameras write beside a video: one entry a frame or a second, in which the
 * models name position, height and time in their own ways (see ENTRY). Their clock is local time without a zone.
 */
export function createSrtReader(): SrtReader {
  const entries: Entry[] = [];
  let open: Partial<Entry> = {};
  let rest = "";
  let numbered = 0;

  function take(line: string): void {
    const begin = TIMECODE.exec(line);
    if (begin) {
      close();
      numbered++;
      open = { timecode: Number(begin[1]) * 3600 + Number(begin[2]) * 60 + Number(`${begin[3]}.${begin[4]}`) };
    } else readLine(line.slice(0, LONGEST_LINE), open);
  }

  function close(): void {
    if (open.timecode === undefined || (open.latitude === undefined && open.date === undefined)) return;
    if (entries.length >= MOST_ENTRIES) throw tooMany();
    entries.push(open as Entry);
  }

  return {
    write(text) {
      const lines = (rest + text).split(/\r\n|\n|\r/);
      // A line without an end is no subtitle.
      rest = lines.pop()!.slice(0, LONGEST_LINE);
      for (const line of lines) take(line);
    },
    end() {
      take(rest);
      close();
      return trackOf(entries, numbered);
    },
  };
}

type Entry = {
  /** Seconds since the video's first frame. */
  timecode: number;
  /** Seconds since 1970, the drone's clock read as UTC. */
  date?: number;
  /** The date names fractions of a second. */
  exact?: boolean;
  latitude?: number;
  longitude?: number;
  elevation?: number;
  speed?: number;
};

const LONGEST_LINE = 2000;
/** Sixty entries a second for nine hours. */
const MOST_ENTRIES = 2_000_000;
const TIMECODE = /^\s*(\d{1,2}):(\d\d):(\d\d)[,.](\d{1,3})\s*-->/;

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const bracket = (name: string) => new RegExp(`[[ ]${name}\\s*:\\s*${NUMBER}`, "i");
/**
 * Where the models write what:
 *  - `[latitude: 59.302335] [longitude: 18.203059] [rel_alt: 1.300 abs_alt: 132.860]` (Mavic 3, Mini 3, Air 2S)
 *  - `[latitude : 39.1] [longtitude : -119.7] [altitude: 1429.69]`, so misspelt (Mavic 2, Mavic Air 2)
 *  - `GPS(149.0251,-20.2533,16) BAROMETER:1.9`, longitude first (Mavic Pro, Phantom 4)
 *  - `GPS (149.0251, -20.2533, 16), D 24.6m, H 6.00m, H.S 2.10m/s` (Mini, Mini 2)
 * A height above the place of the start is no elevation and is left alone.
 */
const ENTRY = {
  latitude: bracket("latitude"),
  longitude: bracket("longt?itude"),
  elevation: bracket("(?:abs_alt|altitude)"),
  pair: new RegExp(`\\bGPS\\s*\\(\\s*${NUMBER}\\s*,\\s*${NUMBER}`),
  speed: new RegExp(`\\bH\\.S\\s*${NUMBER}\\s*m/s`),
  date: /(\d{4})[-.](\d\d)[-.](\d\d)[ T](\d\d:\d\d:\d\d)(?:[.,](\d{1,6}))?(?:,(\d{3}))?/,
} as const;

function readLine(line: string, entry: Partial<Entry>): void {
  const date = ENTRY.date.exec(line);
  if (date) {
    const [, year, month, day, clock, fraction, more = ""] = date;
    const time = parseTime(`${year}-${month}-${day}T${clock}${fraction ? `.${fraction}${more}` : ""}`);
    // One that is no date says nothing, and must not spoil the clock of the others.
    if (!Number.isNaN(time)) Object.assign(entry, { date: time, exact: fraction !== undefined });
  }
  const pair = ENTRY.pair.exec(line);
  if (pair) {
    entry.longitude = Number(pair[1]);
    entry.latitude = Number(pair[2]);
  }
  for (const name of ["latitude", "longitude", "elevation", "speed"] as const) {
    const value = ENTRY[name].exec(line)?.[1];
    if (value !== undefined) entry[name] = Number(value);
  }
}

function trackOf(entries: readonly Entry[], numbered: number): Track {
  if (!entries.some(({ latitude }) => latitude !== undefined)) {
    throw invalidTrack(
      "no_points",
      `These are subtitles (${numbered} of them) without GPS positions. Choose the .SRT file that a DJI drone or camera ` +
        "wrote beside the video.",
    );
  }
  if (!entries.some(({ date }) => date !== undefined)) {
    throw invalidTrack(
      "no_time",
      "These subtitles hold positions but no date and time, so they cannot be laid on a video's clock. Export the " +
        "flight with its times, as GPX.",
    );
  }
  const builder = createTrackBuilder();
  const begin = beginOf(entries);
  // Also those without a position: the track begins with the video, the receiver's fix may come later.
  for (const { timecode, date, exact, latitude, longitude, elevation, speed } of entries) {
    builder.beginPoint();
    if (date !== undefined) builder.setTime(exact || Math.abs(begin + timecode - date) > 2 ? date : begin + timecode);
    // 0, 0 is what these devices write before they have a fix.
    if (latitude !== 0 || longitude !== 0) {
      if (latitude !== undefined) builder.setValue("latitude", latitude);
      if (longitude !== undefined) builder.setValue("longitude", longitude);
    }
    if (elevation !== undefined) builder.setValue("elevation", elevation);
    if (speed !== undefined) builder.setValue("speed", speed);
    builder.endPoint();
  }
  return builder.build({ format: "srt", creator: "DJI" }, [zoneless(entries.length)]);
}

/** The moment of timecode 0 where dates name whole seconds only: they are cut off, so the latest is the nearest. */
function beginOf(entries: readonly Entry[]): number {
  return entries.reduce(
    (latest, { date, timecode }) => (date === undefined ? latest : Math.max(latest, date - timecode)),
    Number.NEGATIVE_INFINITY,
  );
}

function zoneless(count: number): TrackWarning {
  const message = "The drone's clock names no time zone; it was taken as UTC. Check the synchronisation.";
  return { code: "time_without_zone", count, message };
}

function tooMany(): Error {
  return invalidTrack("too_large", "These subtitles have more than two million entries. Cut them to a single flight.");
}
