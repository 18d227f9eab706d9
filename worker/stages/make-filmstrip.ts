import { access, copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "#lib/domain/errors";
import { type Filmstrip, planFilmstrip } from "#lib/domain/render/filmstrip";
import { filmstripCommand, filmstripFrameCommand } from "#lib/domain/render/filmstrip-args";
import { planPicture } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { fileUrl, saysNetworkFailed, untrustedInput } from "../media/input.ts";
import { pictureLimits } from "../media/limits.ts";
import { CommandError, run } from "../media/run.ts";
import { writeToneCube } from "../media/tone-cube.ts";

type FilmstripSource = {
  /** A path or a presigned URL; only what lies around the pictures is read. */
  readonly input: string;
  readonly facts: VideoFacts;
  /** The JPEG to write, in a work folder of its own. */
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
};

/** Milliseconds for one picture. */
const TIMEOUT = 90_000;
/** Pictures that are sought at the same time: while one waits for storage another one is decoded. */
const LANES = 2;
/** Failures after which no further picture is tried: the rest of a file that was cut short. */
const MOST_MISSING = 8;

/**
 * Writes the filmstrip of a whole video, each picture sought for itself: a video of hours costs little more than one of
 * minutes. A part that cannot be read shows its neighbour. Throws AppError `unavailable`, or an
 * AggregateError when nothing can be read.
 */
export async function makeFilmstrip({ input, facts, output, signal }: FilmstripSource): Promise<Filmstrip> {
  const strip = planFilmstrip(facts);
  const folder = dirname(output);
  await writeToneCube(planPicture(facts), folder);
  const options = { signal, timeout: TIMEOUT, limits: pictureLimits(facts), cwd: folder, background: true };
  const path = (n: number) => join(folder, `picture-${String(n).padStart(3, "0")}.jpg`);
  const made: boolean[] = Array.from({ length: strip.frames }, () => false);
  const missing: unknown[] = [];
  let next = 0;
  const lane = async () => {
    while (next < strip.frames && missing.length <= MOST_MISSING) {
      const n = next++;
      const target = { input: untrustedInput(input), url: fileUrl(path(n)) };
      try {
        await run(filmstripFrameCommand(strip, facts, n, target), options);
        // Nothing after the moment could be decoded: ffmpeg ends well, without a file.
        await access(path(n));
        made[n] = true;
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof CommandError && saysNetworkFailed(input, error.stderr)) {
          throw new AppError("unavailable", error.message, { cause: error });
        }
        missing.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const known = made.flatMap((isMade, n) => (isMade ? [n] : []));
  if (known.length === 0) throw new AggregateError(missing, "no picture of the video could be read");
  for (const [n, isMade] of made.entries()) {
    if (!isMade) await copyFile(path(known.reduce((a, b) => (Math.abs(b - n) < Math.abs(a - n) ? b : a))), path(n));
  }
  const pictures = ["-protocol_whitelist", "file", "-f", "image2", "-i", "picture-%03d.jpg"];
  await run(filmstripCommand(strip, pictures, fileUrl(output)), options);
  return strip;
}
