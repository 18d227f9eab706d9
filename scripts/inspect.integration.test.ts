import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gps5Payload } from "#lib/domain/camera/testing/gpmf-payload";
import { withTelemetry } from "#lib/domain/camera/testing/telemetry-mp4";
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

describe("The camera's own ride", () => {
  const size = { width: 64, height: 48, rate: { num: 25, den: 1 }, frames: 50 };
  const START = Date.UTC(2024, 4, 1, 9, 30) / 1000;

  test("is told with the video that holds it, and can be asked about a moment", async () => {
    const path = join(folder, "GX010042.MP4");
    await makeVideo(path, { ...size, paint: (_, grey) => grey.fill(90) });
    const points = (k: number) =>
      Array.from({ length: 18 }, (_, i) => ({
        latitude: 47 + (18 * k + i) * 3e-6,
        longitude: 8,
        elevation: 400,
        speed: 6,
      }));
    const payloads = [0, 1].map((k) => gps5Payload({ utc: START + 1.001 * k, points: points(k) }));
    await writeFile(path, withTelemetry(await readFile(path), payloads));
    const { code, out } = await inspect("GX010042.MP4", "--json", "--at", "1", "--at", "2024-05-01T09:30:00.5Z");
    expect(code).toBe(0);
    const { gpsClock, camera } = JSON.parse(out);
    expect(gpsClock).toMatchObject({ points: 36, rate: 1 });
    expect(camera).toMatchObject({
      format: "gpmf",
      points: 36,
      start: "2024-05-01T09:30:00.000Z",
      creator: "GoPro Hero7 Black",
    });
    expect(camera.at[0].speed).toBeCloseTo(6, 3);
    expect(camera.at[1].latitude).toBeCloseTo(47.000027, 6);
    expect((await inspect("GX010042.MP4")).out).toMatch(/GPS +36 points; the first frame is 2024-05-01T09:30:00\.000Z/);
  });

  test("that is not there cannot be asked", async () => {
    await makeVideo(join(folder, "plain.mp4"), { ...size, paint: (_, grey) => grey.fill(90) });
    const { code, out, err } = await inspect("plain.mp4", "--at", "1");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/--at asks for a moment of a track\. The camera recorded no GPS/);
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
  ])("%s", async (_, content, args, message) => {
    await writeFile(join(folder, "bad.mp4"), content);
    const { code, out, err } = await inspect("bad.mp4", ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
