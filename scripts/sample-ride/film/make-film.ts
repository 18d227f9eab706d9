import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { AppError } from "#lib/domain/errors";
import { VIDEO_SECONDS, VIDEO_START } from "../truth.ts";
import { FRAME_RATE, joinArgs } from "./ffmpeg-args.ts";
import { SAMPLE_RATE, synthesiseSound } from "./sound.ts";
import { writeWav } from "./wav.ts";

const ALL_FRAMES = VIDEO_SECONDS * FRAME_RATE;
/** Drawn side by side. Always as many, whatever the machine: the parts' borders show in the encoder's choices. */
const PARTS = 2;

/**
 * Draws the sample video into `output`, with its working files in `folder`. `onProgress` gets shares of 0 to 1.
 * Throws `invalid_request` when ffmpeg is not there, `cancelled` when the signal fires, `internal` when it fails.
 */
export async function makeFilm(
  folder: string,
  output: string,
  options: {
    /** How many frames, from the first; all of them when absent. */
    frames?: number;
    signal?: AbortSignal;
    onProgress?: (share: number) => void;
  } = {},
): Promise<void> {
  const { frames = ALL_FRAMES, signal, onProgress } = options;
  await requireFfmpeg();
  // One part's failure ends the others too.
  const failed = new AbortController();
  const cancelSignal = AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]);
  let drawn = 0;
  /** Returns the part's lines in the list of parts: its file and its exact length, which MP4 rounds to milliseconds. */
  const drawPart = async (part: number): Promise<string> => {
    const file = join(folder, `part-${part}.mp4`);
    const [from, to] = [part, part + 1].map((border) => Math.round((frames * border) / PARTS)) as [number, number];
    const program = join(import.meta.dirname, "draw-part.ts");
    const drawing = execa(process.execPath, [program, `${from}`, `${to}`, file], { cancelSignal, stdin: "ignore" });
    for await (const _ of drawing) onProgress?.(++drawn / (frames + 1));
    await drawing;
    return `file '${file.replaceAll("'", "'\\''")}'\nduration ${((to - from) / FRAME_RATE).toFixed(6)}\n`;
  };
  try {
    const parts = await Promise.all(Array.from({ length: PARTS }, (_, part) => drawPart(part)));
    const list = join(folder, "parts.txt");
    const sound = join(folder, "sound.wav");
    const { left, right } = synthesiseSound();
    await writeFile(list, parts.join(""));
    await writeFile(sound, writeWav(left, right, SAMPLE_RATE));
    await execa("ffmpeg", joinArgs({ list, sound, duration: frames / FRAME_RATE, start: VIDEO_START }, output), {
      cancelSignal,
      stdin: "ignore",
    });
    onProgress?.(1);
  } catch (cause) {
    failed.abort();
    if (signal?.aborted) throw new AppError("cancelled", "the sample ride was cancelled", { cause });
    throw new AppError("internal", "the sample video could not be drawn", { cause });
  }
}

async function requireFfmpeg(): Promise<void> {
  const { failed, stdout } = await execa("ffmpeg", ["-hide_banner", "-encoders"], { reject: false, stdin: "ignore" });
  if (!failed && `${stdout}`.includes("libx264")) return;
  throw new AppError("invalid_request", failed ? "ffmpeg was not found" : "ffmpeg has no libx264", {
    userMessage:
      "The sample ride needs ffmpeg with libx264, which is not on the PATH. Install it (`npm run tools -- ffmpeg`, or your system's package) and try again.",
  });
}
