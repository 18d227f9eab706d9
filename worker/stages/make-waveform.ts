import { writeFile } from "node:fs/promises";
import { AppError } from "#lib/domain/errors";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { levelInLine, waveformCommand, waveformParts } from "#lib/domain/render/waveform-args";
import { saysNetworkFailed, untrustedInput } from "../media/input.ts";
import { soundLimits } from "../media/limits.ts";
import { CommandError, run } from "../media/run.ts";

type WaveformSource = {
  /** A path or a presigned URL; where the container allows it only the sound is read. */
  readonly input: string;
  /** Of a video with sound. */
  readonly facts: VideoFacts;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
};

const TIMEOUT = 20 * 60_000;

/** Writes how loud each part of a video is, a byte each; parts beyond the end of the sound are silent. Throws `unavailable`. */
export async function makeWaveform({ input, facts, output, signal }: WaveformSource): Promise<void> {
  const levels = new Uint8Array(waveformParts(facts));
  let part = 0;
  const onLine = (line: string) => {
    const level = levelInLine(line);
    if (level !== undefined && part < levels.length) levels[part++] = level;
  };
  const options = { signal, timeout: TIMEOUT, limits: soundLimits(facts), background: true, onLine };
  await run(waveformCommand(facts, untrustedInput(input)), options).catch((error: unknown) => {
    const isNetwork = error instanceof CommandError && saysNetworkFailed(input, error.stderr);
    throw isNetwork ? new AppError("unavailable", error.message, { cause: error }) : error;
  });
  await writeFile(output, levels);
}
