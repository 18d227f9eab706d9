import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeVideo } from "../worker/testing/fixture-video.ts";
import { runScript } from "./testing/run-script.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inspect-"));
});
afterAll(() => rm(folder, { recursive: true }));

const inspect = (...args: string[]) => runScript("inspect", args, folder);

describe("A video's facts are printed, whatever its name:", () => {
  test.each(["ride.mp4", 'it\'s "mine" #1 山.mp4', "-ride.mp4", "ride.gpx"])("%s", async (name) => {
    const size = { width: 64, height: 48 };
    await makeVideo(join(folder, "made.mp4"), {
      ...size,
      rate: { num: 25, den: 1 },
      frames: 10,
      paint: (_, grey) => grey.fill(90),
    });
    await rename(join(folder, "made.mp4"), join(folder, name));
    const { code, out } = await inspect("--json", "--", name);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ...size, frameRate: { num: 25, den: 1 }, duration: 0.4, codec: "h264" });
    expect((await inspect("--", name)).out).toMatch(/Picture +64 × 48/);
  });
});

describe("Faults end with 2 and a plain message:", () => {
  test.each([
    [
      "bytes that are no video",
      Uint8Array.from({ length: 4096 }, (_, k) => (k * 89) % 251),
      [],
      /not a complete video/,
    ],
    [
      "a video cut off at its index",
      new TextEncoder().encode("\0\0\0\x18ftypmp42\0\0\0\0mp42isom"),
      [],
      /not a complete video/,
    ],
    ["a moment of a video", new TextEncoder().encode("\0\0\0\x18ftypmp42\0\0\0\0mp42isom"), ["--at", "1"], /--at/],
  ])("%s", async (_, content, args, message) => {
    await writeFile(join(folder, "bad.mp4"), content);
    const { code, out, err } = await inspect("bad.mp4", ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
