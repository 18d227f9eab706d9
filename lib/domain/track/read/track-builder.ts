import { AppError } from "#lib/domain/errors";
import { invalidTrack } from "#lib/domain/track/read/invalid-track";
import { orderPoints } from "#lib/domain/track/read/order-points";
import { isPlausible, isPlausibleTime } from "#lib/domain/track/read/plausible";
import { countedWarnings, longRecording, plural } from "#lib/domain/track/read/track-warnings";
import { CHANNELS, type ChannelName, type Track, type TrackWarning } from "#lib/domain/track/track";

export type TrackBuilder = {
  /** The next points belong to a new segment. */
  beginSegment(): void;
  /** Starts a point; `set…` then fill it. */
  beginPoint(): void;
  setTime(seconds: number): void;
  /** Keeps the first plausible value of each channel; others are counted as impossible. */
  setValue(channel: ChannelName, value: number): void;
  /** Takes the point in, or leaves it out (and counts it) when it has no time. */
  endPoint(): void;
  /** Points from the timed point `from` on turn out to have no usable time. */
  dropTimes(from: number): void;
  /** Moves the times of all points from the timed point `from` on. */
  shiftTimes(from: number, seconds: number): void;
  /** Points ended so far, with or without a time. */
  readonly points: number;
  readonly timedPoints: number;
  /** Throws `invalid_track` unless at least two points with different times are there. */
  build(facts: Pick<Track, "format" | "name" | "creator">, warnings: readonly TrackWarning[]): Track;
};

/** 18 samples a second for 30 hours. */
const MOST_POINTS = 2_000_000;
/** Some recorders begin a segment at every pause, none so many; each is a line of its own on every map. */
const MOST_SEGMENTS = 5_000;
const WIDTH = CHANNELS.length + 1;
const COLUMN = Object.fromEntries(CHANNELS.map((name, k) => [name, k + 1])) as Record<ChannelName, number>;

/** Collects points in the order of the file, then makes a Track of them: ordered, checked, in columns. */
export function createTrackBuilder(): TrackBuilder {
  // Row after row in one growing array: time, then one place for each channel.
  let rows = new Float64Array(1024 * WIDTH);
  let count = 0;
  let points = 0;
  let withoutPosition = 0;
  let impossible = 0;
  const segmentStarts: number[] = [];
  let segmentOpen = false;

  return {
    get points() {
      return points;
    },
    get timedPoints() {
      return count;
    },
    beginSegment() {
      segmentOpen = false;
    },
    beginPoint() {
      if ((count + 1) * WIDTH > rows.length) rows = grown(rows);
      rows.fill(Number.NaN, count * WIDTH, (count + 1) * WIDTH);
    },
    setTime(seconds) {
      if (isPlausibleTime(seconds)) rows[count * WIDTH] = seconds;
      else impossible++;
    },
    setValue(channel, value) {
      const place = count * WIDTH + COLUMN[channel];
      if (!isPlausible(channel, value)) impossible++;
      else if (Number.isNaN(rows[place]!)) rows[place] = value;
    },
    endPoint() {
      if (points >= MOST_POINTS) throw tooMany("two million points");
      points++;
      const row = count * WIDTH;
      if (Number.isNaN(rows[row]!)) return;
      if (Number.isNaN(rows[row + COLUMN.latitude]! + rows[row + COLUMN.longitude]!)) {
        rows[row + COLUMN.latitude] = rows[row + COLUMN.longitude] = Number.NaN;
        withoutPosition++;
      }
      if (!segmentOpen) segmentStarts.push(count);
      segmentOpen = true;
      if (segmentStarts.length > MOST_SEGMENTS) throw tooMany("five thousand segments");
      count++;
    },
    dropTimes(from) {
      count = from;
      while ((segmentStarts.at(-1) ?? -1) >= from) segmentStarts.pop();
      segmentOpen = false;
    },
    shiftTimes(from, seconds) {
      for (let i = from; i < count; i++) rows[i * WIDTH]! += seconds;
    },
    build(facts, warnings) {
      const fixless = clearNullIsland(rows, count);
      fillFromTwins(rows, count, segmentStarts);
      const times = columnOf(rows, 0, count);
      const { order, segmentStarts: starts, duplicates, crowded, backward } = orderPoints(times, segmentStarts);
      if (order.length < 2) throw tooFewPoints(points, order.length);
      const time = columnOf(rows, 0, order.length, order);
      const channels = columnsOf(rows, order);
      const found: readonly TrackWarning[] = [
        ...countedWarnings({
          points_without_time: points - count,
          // Indoors no point has one: nothing went wrong.
          points_without_position: channels.latitude ? withoutPosition + fixless : 0,
          impossible_values: impossible,
          duplicate_times: duplicates,
          crowded_times: crowded,
          backward_times: backward,
        }),
        ...longRecording(time),
      ];
      return {
        ...facts,
        time,
        channels,
        segmentStarts: Uint32Array.from(starts),
        warnings: [...warnings, ...found],
      };
    },
  };
}

function grown(rows: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(rows.length * 2);
  larger.set(rows);
  return larger;
}

/** Recorders write 0°, 0° for "no fix yet". Cleared unless the ride really is near that place in the Atlantic. */
function clearNullIsland(rows: Float64Array, count: number): number {
  const { latitude, longitude } = COLUMN;
  let elsewhere = false;
  for (let row = 0; row < count * WIDTH && !elsewhere; row += WIDTH) {
    elsewhere = Math.abs(rows[row + latitude]!) > 1 || Math.abs(rows[row + longitude]!) > 1;
  }
  if (!elsewhere) return 0;
  let cleared = 0;
  for (let row = 0; row < count * WIDTH; row += WIDTH) {
    if (rows[row + latitude] !== 0 || rows[row + longitude] !== 0) continue;
    rows[row + latitude] = rows[row + longitude] = Number.NaN;
    cleared++;
  }
  return cleared;
}

/**
 * Of points with the same time the later stays. Some devices spread one moment over several (the position in one, the
 * heart rate in the next), so it takes over what it does not have itself.
 */
function fillFromTwins(rows: Float64Array, count: number, segmentStarts: readonly number[]): void {
  let segment = 0;
  for (let i = 1; i < count; i++) {
    while (segmentStarts[segment]! < i) segment++;
    const [row, before] = [i * WIDTH, (i - 1) * WIDTH];
    if (rows[row] !== rows[before] || segmentStarts[segment] === i) continue;
    for (let k = 1; k < WIDTH; k++) if (Number.isNaN(rows[row + k]!)) rows[row + k] = rows[before + k]!;
  }
}

function columnsOf(rows: Float64Array, order: readonly number[]): Track["channels"] {
  const columns: Partial<Record<ChannelName, Float64Array>> = {};
  for (const name of CHANNELS) {
    const column = columnOf(rows, COLUMN[name], order.length, order);
    if (column.some((value) => !Number.isNaN(value))) columns[name] = column;
  }
  return columns;
}

function columnOf(rows: Float64Array, place: number, count: number, order?: readonly number[]): Float64Array {
  const column = new Float64Array(count);
  for (let i = 0; i < count; i++) column[i] = rows[(order ? order[i]! : i) * WIDTH + place]!;
  return column;
}

function tooFewPoints(points: number, timed: number): AppError {
  return invalidTrack(
    "too_few_points",
    `A ride needs at least two points with different times; of the ${plural(points, "point")} in this file ` +
      `${timed === 0 ? "none has" : "only one has"} a time of its own. Choose the recording of the ride.`,
  );
}

function tooMany(what: string): AppError {
  return new AppError("too_large", `more than ${what}`, {
    userMessage: `The track has more than ${what}, which is more than can be shown. Export a single ride.`,
  });
}
