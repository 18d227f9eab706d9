import { dirname } from "node:path";
import { POSTER_WIDTH, posterCommand } from "#lib/domain/render/poster-args";
import { planPicture } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { fileUrl, untrustedInput } from "../media/input.ts";
import { pictureLimits } from "../media/limits.ts";
import { run } from "../media/run.ts";
import { writeToneCube } from "../media/tone-cube.ts";

type PosterSource = {
  /** A path or a presigned URL. */
  readonly input: string;
  readonly facts: VideoFacts;
  /** Video time of the frame to show; a third into the video when left out. */
  readonly at?: number;
  /** The JPEG to write, in a work folder. */
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
};

const TIMEOUT = 90_000;

/** Writes one frame as a JPEG, upright and in plain colours, at most 1280 pixels wide. Optional: a render can do without. */
export async function makePoster({ input, facts, at, output, signal }: PosterSource): Promise<void> {
  const picture = planPicture(facts);
  const folder = dirname(output);
  await writeToneCube(picture, folder);
  const command = posterCommand({
    input: untrustedInput(input),
    facts,
    picture,
    at: at ?? facts.duration / 3,
    width: POSTER_WIDTH,
    output: fileUrl(output),
  });
  await run(command, { signal, timeout: TIMEOUT, limits: pictureLimits(facts), cwd: folder });
}
