import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Layout } from "#lib/domain/overlay/layout";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { BROADCAST } from "#lib/domain/overlay/theme";
import type { OutputWishes } from "#lib/domain/render/output";
import { probeVideo } from "../media/ffprobe.ts";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeFromLavfi, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";

const EMPTY: Layout = { name: "empty", theme: BROADCAST, gauges: [] };
const sync = { start: RIDE_START, offset: 5, rate: 1 };

/** A picture whose red rises from left to right and whose green rises from top to bottom, 0 to 255; no blue. */
const ramp = (size: string) => `nullsrc=s=${size}:r=25:d=0.2,format=gbrp,geq=r=255*X/(W-1):g=255*Y/(H-1):b=0`;

async function shaped(size: string, output: OutputWishes, turned = false, layout = EMPTY) {
  await using folder = await scratchFolder();
  const isOdd = /[13579](x|$)/.test(size);
  const upright = join(folder.path, isOdd ? "upright.mkv" : "upright.mp4");
  const encoding = isOdd ? ["-c:v", "ffv1"] : ["-crf", "1", "-preset", "ultrafast"];
  await makeFromLavfi(upright, ramp(size), ["-pix_fmt", "yuv420p", ...encoding]);
  const input = turned ? join(folder.path, "turned.mp4") : upright;
  if (turned) {
    const copy = ["-c", "copy", "-metadata:s:v:0", "rotate=270", fileUrl(input)];
    await run(["ffmpeg", "-v", "error", "-y", "-i", fileUrl(upright), ...copy]);
  }
  const sampler = await fixtureRide();
  const made = await renderFixture({
    ...{ input, workDir: folder.path, layout, sampler, sync },
    output: { preset: "ultrafast", crf: 1, ...output },
  });
  const { width, height } = await probeVideo(made.path);
  const rgb = await decodeFrames(made.path, "rgb24");
  const at = (x: number, y: number) =>
    [...rgb.subarray((y * width + x) * 3).subarray(0, 3)] as [number, number, number];
  return { ...made, width, height, at };
}

/** Levels of 8 bits, twice through 4:2:0; in a tiny picture neighbours differ by more. */
const NEAR = 5;

function expectNear([r, g]: readonly number[], red: number, green: number, near = NEAR): void {
  expect(Math.abs((r ?? -99) - red), `red ${r}, expected ${red}`).toBeLessThanOrEqual(near);
  expect(Math.abs((g ?? -99) - green), `green ${g}, expected ${green}`).toBeLessThanOrEqual(near);
}

describe("A film cut into another shape", () => {
  it.each([
    { size: "640x360", shape: "1:1", position: { x: 0, y: 0.5 }, made: [360, 360], left: 0, top: 0 },
    { size: "640x360", shape: "1:1", position: { x: 0.5, y: 0.5 }, made: [360, 360], left: 140, top: 0 },
    { size: "640x360", shape: "9:16", position: { x: 1, y: 0 }, made: [202, 360], left: 438, top: 0 },
    { size: "640x360", shape: "4:5", position: { x: 0.25, y: 0 }, made: [288, 360], left: 88, top: 0 },
    { size: "344x460", shape: "16:9", position: { x: 0.5, y: 1 }, made: [344, 194], left: 0, top: 266 },
    { size: "344x460", shape: "9:16", position: { x: 0.5, y: 0.5 }, made: [258, 460], left: 42, top: 0 },
    { size: "161x121", shape: "1:1", position: { x: 0, y: 0 }, made: [120, 120], left: 0, top: 0 },
    { size: "50x50", shape: "9:16", position: { x: 0.5, y: 0.5 }, made: [28, 50], left: 12, top: 0 },
  ] as const)(
    "of $size shows $shape from $position.x, $position.y on",
    async ({ size, shape, position, made, left, top }) => {
      const { width, height, at } = await shaped(size, { shape, position });
      expect([width, height]).toEqual(made);
      const [W = 0, H = 0] = size.split("x").map(Number);
      const level = (place: number, whole: number) => (255 * place) / (whole - 1);
      for (const [x, y] of [
        [4, 4],
        [width - 5, 4],
        [width >> 1, height >> 1],
        [4, height - 5],
      ] as const) {
        expectNear(at(x, y), level(left + x, W), level(top + y, H), Math.max(NEAR, 1.5 * level(1, H)));
      }
    },
  );

  it("is cut after it has been turned upright", async () => {
    // 360 × 640 upright: what was left is now at the top, red rises downwards.
    const { width, height, at, plan } = await shaped("640x360", { shape: "16:9", position: { x: 0.5, y: 0 } }, true);
    expect([width, height, plan.facts.rotation]).toEqual([360, 202, 90]);
    expectNear(at(180, 4), (255 * 4) / 639, (255 * (360 - 180)) / 359);
    expectNear(at(180, 196), (255 * 196) / 639, (255 * (360 - 180)) / 359);
  });

  it("is scaled down after the cut, never up", async () => {
    const small = await shaped("1280x720", { shape: "1:1", renditions: ["480p"], position: { x: 1, y: 0 } });
    expect([small.width, small.height]).toEqual([480, 480]);
    expectNear(small.at(4, 240), (255 * (560 + 6)) / 1279, (255 * 361) / 719);
    const same = await shaped("640x360", { shape: "1:1", renditions: ["1080p"] });
    expect(same.files.map(({ kind }) => kind)).toEqual(["source"]);
    expect([same.width, same.height]).toEqual([360, 360]);
  });

  it("has its gauges laid out for the new shape", async () => {
    const { scene, width, height } = await shaped("640x360", { shape: "9:16" }, false, COCKPIT);
    expect([scene.width, scene.height]).toEqual([width, height]);
    expect([width, height]).toEqual([202, 360]);
  });
});

describe("A film over its own blurred fill", () => {
  it.each([
    { size: "640x360", shape: "9:16", made: [360, 640], place: { x: 0, y: 218, width: 360, height: 202 } },
    { size: "480x480", shape: "16:9", made: [854, 480], place: { x: 188, y: 0, width: 480, height: 480 } },
    { size: "344x460", shape: "1:1", made: [344, 344], place: { x: 44, y: 0, width: 258, height: 344 } },
  ] as const)("of $size in $shape shows the whole picture in the middle", async ({ size, shape, made, place }) => {
    const { width, height, at } = await shaped(size, { shape, fit: "blur" });
    expect([width, height]).toEqual(made);
    const { x, y } = place;
    const right = x + place.width - 1;
    const bottom = y + place.height - 1;
    const level = (share: number) => 255 * share;
    for (const [px, py] of [
      [x + 6, y + 6],
      [right - 6, y + 6],
      [(x + right) >> 1, (y + bottom) >> 1],
      [x + 6, bottom - 6],
    ] as const) {
      expectNear(at(px, py), level((px - x) / place.width), level((py - y) / place.height));
    }
    // Beside it: the same picture enlarged, darker, and even over a stretch that is sharp in the picture.
    const [fx, fy] = x > 0 ? [x >> 1, height >> 1] : [width >> 1, y >> 1];
    const fill = at(fx, fy);
    expect(Math.max(...fill)).toBeLessThan(160);
    expect(Math.max(...fill)).toBeGreaterThan(30);
    for (const [dx, dy] of [
      [-4, 0],
      [4, 0],
      [0, 4],
    ] as const) {
      expect(Math.abs(at(fx + dx, fy + dy)[0] - fill[0])).toBeLessThanOrEqual(8);
    }
  });

  it("is no fill where the shape is the picture's own but for a few pixels", async () => {
    const { width, height } = await shaped("638x360", { shape: "16:9", fit: "blur" });
    expect([width, height]).toEqual([638, 358]);
  });
});

it("A shape for which the video is too small is refused in plain words", async () => {
  await expect(shaped("80x24", { shape: "9:16" })).rejects.toMatchObject({
    code: "invalid_request",
    userMessage: expect.stringMatching(/only 80 × 24 pixels large: too small for the shape 9:16/),
  });
});
