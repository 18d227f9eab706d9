import type { TrackWarning } from "#lib/domain/track/track";

const COUNTED = {
  points_without_time: (n: number) => `${plural(n, "point")} without a usable time left out.`,
  points_without_position: (n: number) => `${plural(n, "point")} without a usable position.`,
  impossible_values: (n: number) => `${plural(n, "impossible value")} left out (such as a heart rate of 255).`,
  duplicate_times: (n: number) => `${plural(n, "point")} left out because another point has the same time.`,
  crowded_times: (n: number) => `${plural(n, "point")} left out because there are more than 200 in a second.`,
  backward_times: (n: number) => `${plural(n, "point")} left out because the clock ran backwards or two parts overlap.`,
} as const satisfies Partial<Record<TrackWarning["code"], (count: number) => string>>;

/** A warning for each count that is not 0. */
export function countedWarnings(counts: Record<keyof typeof COUNTED, number>): TrackWarning[] {
  return (Object.keys(COUNTED) as (keyof typeof COUNTED)[])
    .filter((code) => counts[code] > 0)
    .map((code) => ({ code, count: counts[code], message: COUNTED[code](counts[code]) }));
}

/** A warning when a track spans over two days. `time` in seconds, rising. */
export function longRecording(time: Float64Array): TrackWarning[] {
  const days = (time.at(-1)! - time[0]!) / 86_400;
  if (days <= 2) return [];
  const message = `The recording spans ${Math.round(days)} days: it may hold several rides.`;
  return [{ code: "long_recording", count: Math.round(days), message }];
}

/** What could be read of a damaged file stays. `problem` completes "The file is damaged: …". */
export function damagedFile(problem: string): TrackWarning {
  return { code: "damaged_file", count: 1, message: `The file is damaged: ${problem}. What could be read was kept.` };
}

/** Times that name no zone; `taken` says as what they were taken instead. */
export function zonelessTimes(count: number, taken: string): TrackWarning {
  const message = `${count} times name no time zone; they were taken as ${taken}. Check the synchronisation.`;
  return { code: "time_without_zone", count, message };
}

/** `1 point`, `2 points`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
