import { join } from "node:path";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";

type Cuts = {
  /** Key frames at which the later chapters begin, seconds. */
  readonly at: readonly number[];
  /** The film's streams to keep. */
  readonly streams?: readonly number[];
};

/** Cuts a film into chapters as a GoPro does, nothing encoded anew. Gives their paths in `folder`. */
export async function splitFilm(film: string, folder: string, { at, streams = [0, 1] }: Cuts): Promise<string[]> {
  await run([
    ...["ffmpeg", "-v", "error", "-y", "-i", fileUrl(film), ...streams.flatMap((index) => ["-map", `0:${index}`])],
    ...["-c", "copy", "-copy_unknown", "-tag:d", "gpmd", "-map_metadata", "0"],
    ...["-f", "segment", "-segment_times", at.join(","), "-segment_time_delta", "0.001", "-reset_timestamps", "1"],
    ...["-segment_format", "mp4", "-segment_start_number", "1", fileUrl(join(folder, "GX%02d0042.MP4"))],
  ]);
  return Array.from({ length: at.length + 1 }, (_, index) => join(folder, `GX0${index + 1}0042.MP4`));
}
