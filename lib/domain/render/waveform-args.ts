import { AppError } from "#lib/domain/errors";
import { FFMPEG, seekOptions } from "#lib/domain/render/input-args";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { seconds } from "#lib/domain/units";

const MOST_PARTS = 2000;
const PARTS_PER_SECOND = 20;
/** Samples a second: enough of the sound to tell how loud it is. */
const SAMPLE_RATE = 8000;
/** Decibels below full scale that count as silence. */
const FLOOR = 60;

/** Into how many equal parts a video is divided, each with a level: 0 silence (−60 dB and less), 255 full scale. */
export function waveformParts({ duration }: VideoFacts): number {
  return Math.min(MOST_PARTS, Math.max(1, Math.ceil(duration * PARTS_PER_SECOND)));
}

/** Prints the level of each part of a video with sound. */
export function waveformCommand(facts: VideoFacts, input: readonly string[]): string[] {
  const { stream } = facts.audio ?? {};
  if (stream === undefined) throw new AppError("internal", "a waveform of a video without sound");
  const part = Math.max(1, Math.round((facts.duration / waveformParts(facts)) * SAMPLE_RATE));
  const chain = [
    // From the first frame of the picture on, gaps as silence: samples are then counted instead of stamped.
    "atrim=start=0",
    `aresample=${SAMPLE_RATE}:async=1:first_pts=0`,
    "aformat=channel_layouts=mono",
    `asetnsamples=n=${part}:p=0`,
    "astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level",
    `ametadata=mode=print:key=${LEVEL}:file=-`,
  ].join(",");
  return [
    ...FFMPEG,
    // Nobody feeds this run, so it bounds itself: CPU seconds.
    ...["-timelimit", String(Math.ceil(60 + facts.duration / 10))],
    ...seekOptions({ facts, in: seconds(0) }),
    ...["-vn", "-sn", "-dn", ...input, "-map", `0:${stream}`],
    ...["-af", chain, "-f", "null", "-"],
  ];
}

const LEVEL = "lavfi.astats.Overall.RMS_level";

/** Reads a line that `waveformCommand` printed: a level as a byte, or undefined for any other line. */
export function levelInLine(line: string): number | undefined {
  if (!line.startsWith(`${LEVEL}=`)) return undefined;
  const decibels = Number(line.slice(LEVEL.length + 1).replace("inf", "Infinity"));
  if (Number.isNaN(decibels)) return 0;
  return Math.round((255 * Math.min(FLOOR, Math.max(0, FLOOR + decibels))) / FLOOR);
}
