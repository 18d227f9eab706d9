import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { isUserFault, toAppError } from "#lib/domain/errors";
import { probeVideo } from "../../worker/media/ffprobe.ts";
import { type Check, checkRender } from "./check-render.ts";
import { describeSource } from "./describe-source.ts";
import { probe, topBoxes } from "./probe-source.ts";

/** A line of the matrix. */
export type CheckedFile = {
  readonly file: string;
  readonly special: string;
  /** What was rendered, or in plain words why not. */
  readonly outcome: string;
  readonly isRendered: boolean;
  readonly checks: readonly Check[];
  readonly warnings: readonly string[];
};

/**
 * Renders `seconds` from `in` on, or all of a file that is no longer than that, and checks what comes out. Throws only
 * what is our fault.
 */
export async function checkFile(
  path: string,
  workDir: string,
  wanted: { readonly in: number; readonly seconds: number },
): Promise<CheckedFile> {
  const file = basename(path);
  const folder = join(workDir, `${file}.work`);
  await mkdir(folder);
  let special = "not a video";
  try {
    const probed = await probe(path);
    const facts = await probeVideo(path).catch((fault: unknown) => {
      if (probed.format) special = describeSource(probed, [], false);
      throw fault;
    });
    special = describeSource(probed, await topBoxes(path), facts.variableFrameRate);
    const end = wanted.in + wanted.seconds;
    const clip = facts.duration > end ? { in: wanted.in, out: end } : undefined;
    return { file, special, isRendered: true, ...(await checkRender(path, clip, folder)) };
  } catch (error) {
    const fault = toAppError(error);
    if (!isUserFault(fault.code)) throw error;
    return { file, special, isRendered: false, outcome: fault.userMessage, checks: [], warnings: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
