import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatUtc } from "#lib/domain/units";
import { ensureSampleRide } from "../../sample-ride.ts";
import { VIDEO_START } from "../truth.ts";
import { makeFilm } from "./make-film.ts";

const FRAMES = 8;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sample-ride-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the sample film", () => {
  it("has the planned frames, sound and clock, and is the same film when drawn again", async () => {
    const [first, second] = [join(folder, "first.mp4"), join(folder, "second.mp4")];
    const shares: number[] = [];
    await makeFilm(folder, first, { frames: FRAMES, onProgress: (share) => shares.push(share) });
    await makeFilm(folder, second, { frames: FRAMES });

    const facts = await probe(first);
    const [picture, sound] = facts.streams;
    expect(picture).toMatchObject({
      codec_name: "h264",
      width: 1920,
      height: 1080,
      r_frame_rate: "30/1",
      avg_frame_rate: "30/1",
      nb_read_frames: `${FRAMES}`,
      pix_fmt: "yuv420p",
      color_space: "bt709",
      color_range: "tv",
    });
    expect(Number(picture?.start_time)).toBe(0);
    expect(sound).toMatchObject({ codec_name: "aac", sample_rate: "48000", channels: 2 });
    expect(Date.parse(facts.format.tags.creation_time!)).toBe(Date.parse(formatUtc(VIDEO_START)));
    expect(shares.at(-1)).toBe(1);
    expect(await decodedSums(first)).toEqual(await decodedSums(second));
    expect(new Set(await decodedSums(first)).size).toBe(FRAMES);
  });

  it("leaves nothing behind when it is cancelled", async () => {
    const controller = new AbortController();
    const making = ensureSampleRide(folder, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(making).rejects.toMatchObject({ code: "cancelled" });
    expect(await readdir(folder)).toEqual([]);
  });
});

type Probe = { streams: Record<string, string | number>[]; format: { tags: Record<string, string> } };

async function probe(file: string): Promise<Probe> {
  const args = ["-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", file];
  return JSON.parse((await execa("ffprobe", args)).stdout) as Probe;
}

/** A sum of every decoded frame. */
async function decodedSums(file: string): Promise<string[]> {
  const { stdout } = await execa("ffmpeg", ["-v", "error", "-i", file, "-map", "0:v", "-f", "framemd5", "-"]);
  return stdout
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split(",").at(-1)!.trim());
}
