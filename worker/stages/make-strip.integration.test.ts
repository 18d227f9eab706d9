import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filmstripTime } from "#lib/domain/render/filmstrip";
import { probeVideo } from "../media/ffprobe.ts";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";
import { decodeFrames, makeFromLavfi, scratchFolder } from "../testing/fixture-video.ts";
import { makeFilmstrip } from "./make-filmstrip.ts";
import { makeWaveform } from "./make-waveform.ts";

/** Grey that rises evenly with time: a picture tells its moment. */
const rising = (seconds: number) =>
  `color=c=black:s=320x180:r=10:d=${seconds},format=gray,geq=lum='255*T/${seconds}',format=yuv420p`;

async function levelsOf(path: string, strip: { frames: number; columns: number; width: number; height: number }) {
  const grey = await decodeFrames(path, "gray");
  const row = strip.columns * strip.width;
  return Array.from({ length: strip.frames }, (_, n) => {
    const x = (n % strip.columns) * strip.width + strip.width / 2;
    const y = Math.floor(n / strip.columns) * strip.height + strip.height / 2;
    return grey[y * row + x] ?? 0;
  });
}

test.each([
  ["a short video, to the frame", 12, 0.11],
  ["a long video, by the key frame before", 520, 5],
])("the filmstrip shows evenly spaced moments of %s", async (_, length, tolerance) => {
  await using folder = await scratchFolder();
  const [input, output] = [join(folder.path, "film.mp4"), join(folder.path, "filmstrip.jpg")];
  await makeFromLavfi(input, rising(length), ["-c:v", "libx264", "-preset", "ultrafast", "-g", "50"]);
  const facts = await probeVideo(input);
  const strip = await makeFilmstrip({ input, facts, output });
  expect(strip).toEqual({ frames: length === 12 ? 24 : 100, columns: 10, width: 160, height: 90 });
  const levels = await levelsOf(output, strip);
  for (const [n, level] of levels.entries()) {
    // Three grey levels of JPEG and of the range's conversion.
    const off = ((level - (255 * filmstripTime(strip, length, n)) / length) * length) / 255;
    expect(Math.abs(off)).toBeLessThan(tolerance + (3 * length) / 255);
  }
});

test("the filmstrip of a file that was cut short ends with the last picture that there is", async () => {
  await using folder = await scratchFolder();
  const [whole, input] = [join(folder.path, "whole.mp4"), join(folder.path, "cut.mp4")];
  await makeFromLavfi(whole, "testsrc2=s=320x180:r=10:d=20", [
    ...["-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-movflags", "+faststart"],
  ]);
  const bytes = await readFile(whole);
  await writeFile(input, bytes.subarray(0, bytes.length / 2));
  const output = join(folder.path, "filmstrip.jpg");
  const strip = await makeFilmstrip({ input, facts: await probeVideo(input), output });
  expect(strip.frames).toBe(24);
  expect((await readFile(output)).length).toBeGreaterThan(1000);
});

test("the waveform is loud where the sound is, silent before and after it", async () => {
  await using folder = await scratchFolder();
  const [input, output] = [join(folder.path, "film.mp4"), join(folder.path, "waveform")];
  // Silence, a tone of full scale from 2 s to 3 s, and no sound at all in the last second.
  await run([
    ...["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=10:d=5"],
    ...["-f", "lavfi", "-i", "aevalsrc='if(between(t,2,3),sin(2*PI*440*t),0)':s=48000:d=4"],
    ...["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", fileUrl(input)],
  ]);
  const facts = await probeVideo(input);
  await makeWaveform({ input, facts, output });
  const levels = await readFile(output);
  expect(levels).toHaveLength(100);
  expect(Math.max(...levels.subarray(0, 38))).toBe(0);
  expect(Math.min(...levels.subarray(42, 58))).toBeGreaterThan(230);
  expect(Math.max(...levels.subarray(63))).toBe(0);
});
