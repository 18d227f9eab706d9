import type { ChannelName, Track } from "#lib/domain/track/track";

/** From a moment on the channel has this value; undefined where only the moment is known. */
type Step = { readonly time: number; readonly value: number | undefined };

/** The track with channels that keep their value from one step to the next, such as gears. NaN before the first. */
export function withSteps(track: Track, channels: Partial<Record<ChannelName, readonly Step[]>>): Track {
  const columns: Partial<Record<ChannelName, Float64Array>> = { ...track.channels };
  for (const [name, steps] of Object.entries(channels) as [ChannelName, readonly Step[]][]) {
    const known = steps.filter(({ value }) => value !== undefined).toSorted((a, b) => a.time - b.time);
    const column = new Float64Array(track.time.length).fill(Number.NaN);
    let next = 0;
    for (let i = 0; i < column.length; i++) {
      while (next < known.length && known[next]!.time <= track.time[i]!) next++;
      if (next > 0) column[i] = known[next - 1]!.value!;
    }
    if (column.some((value) => !Number.isNaN(value))) columns[name] = column;
  }
  return { ...track, channels: columns };
}
