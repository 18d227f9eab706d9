import { availableParallelism } from "node:os";
import { AppError } from "#lib/domain/errors";
import type { Limits } from "./limits.ts";

type Ended = {
  readonly failure: Error & { readonly stderr: string };
  /** The signal that ended it, by its name. */
  readonly signal: string | undefined;
  readonly limits: Limits;
  /** How long it ran, by the clock. */
  readonly seconds: number;
};

/**
 * The words of ffmpeg, x264, libvpx, C++ and Python for an allocation that was refused. ffmpeg has them too for a file
 * of more streams than it takes (1000).
 */
const NO_MEMORY =
  /Cannot allocate memory|malloc of size \d+ failed|Failed to allocate|Error allocating|bad_alloc|Out of memory|MemoryError/i;

/**
 * The limit that a program was ended by, as an error of the file's: limits lie far above what honest files take, so a
 * further try would end the same. Undefined when it failed for another reason.
 */
export function explainLimit({ failure, signal, limits, seconds }: Ended): AppError | undefined {
  const { memory, cpu, output } = limits;
  if (memory !== undefined && NO_MEMORY.test(failure.stderr) && !/max_streams/.test(failure.stderr)) {
    const needed = `${(memory / 1e9).toFixed(1)} GB of memory`;
    return refusal(failure, `This video needs more than ${needed} to read. Export it with a smaller picture.`);
  }
  if (signal === "SIGXFSZ") {
    const most = `${Math.ceil(output / 1e6).toLocaleString("en")} MB`;
    return refusal(failure, `What was made of this video grew beyond ${most}. Choose a shorter clip.`);
  }
  // The kernel's own SIGKILL: ours are told apart before. Short of memory it sends the same, but sooner.
  if (signal === "SIGXCPU" || (signal === "SIGKILL" && seconds * availableParallelism() >= cpu)) {
    return refusal(
      failure,
      `Reading this video took more than ${cpu.toLocaleString("en")} s of computing, far more than a recording of its ` +
        "kind does. Export it anew from a video editor, or choose a shorter clip.",
    );
  }
  return undefined;
}

const refusal = (cause: Error, userMessage: string) =>
  new AppError("invalid_video", `a limit was reached: ${cause.message}`, { userMessage, cause });
