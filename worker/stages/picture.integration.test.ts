import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { transcodeCommand } from "#lib/domain/render/ffmpeg-args";
import { planDuration, type planRender } from "#lib/domain/render/render-plan";
import { probeVideo } from "../media/ffprobe.ts";
import { fileUrl, untrustedInput } from "../media/input.ts";
import { run } from "../media/run.ts";
import { createMovingAtlas } from "../moving-atlas.ts";
import { drawStillLayer } from "../still-layer.ts";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeFromLavfi, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";
import { makePoster } from "./make-poster.ts";

const sync = { start: RIDE_START, offset: 5, rate: 1 };

/** Sources that differ in what has to be done to their picture. `shown` is the size people see. */
const SOURCES = [
  {
    name: "plain 30000/1001",
    source: "testsrc2=s=640x360:r=30000/1001:d=3",
    options: [],
    shown: [640, 360],
    fps: 29.97,
  },
  { name: "60 frames a second", source: "testsrc2=s=320x180:r=60:d=2", options: [], shown: [320, 180], fps: 60 },
  { name: "120 frames a second", source: "testsrc2=s=320x180:r=120:d=1", options: [], shown: [320, 180], fps: 60 },
  { name: "anamorphic", source: "testsrc2=s=360x288:r=25:d=2,setsar=16/15", options: [], shown: [384, 288], fps: 25 },
  {
    name: "odd sides",
    source: "testsrc2=s=321x181:r=25:d=2",
    options: ["-c:v", "libvpx", "-b:v", "1M", "-f", "matroska"],
    shown: [320, 180],
    fps: 25,
  },
  {
    name: "10 bit",
    source: "testsrc2=s=320x180:r=24:d=2,format=yuv420p10le",
    options: ["-pix_fmt", "yuv420p10le"],
    shown: [320, 180],
    fps: 24,
  },
  {
    name: "4:2:2 full range",
    source: "testsrc2=s=320x180:r=24:d=2",
    options: ["-c:v", "mjpeg", "-q:v", "2", "-pix_fmt", "yuvj422p", "-f", "mov"],
    shown: [320, 180],
    fps: 24,
  },
  {
    name: "RGB",
    source: "testsrc2=s=320x180:r=24:d=2",
    options: ["-c:v", "libx264rgb", "-pix_fmt", "rgb24"],
    shown: [320, 180],
    fps: 24,
  },
] as const;

describe("A rendered file", () => {
  it.each(SOURCES)("has the frames, size and rate of its source: $name", async ({ source, options, shown, fps }) => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "source.mp4");
    await makeFromLavfi(input, source, options);
    const { path, plan } = await renderFixture({
      ...{ input, workDir: folder.path, layout: COCKPIT, sampler: await fixtureRide(), sync },
      clip: { in: 0.5, out: 1 },
    });
    const facts = await probeVideo(path);
    expect([facts.width, facts.height]).toEqual(shown);
    expect(facts.frameRate.num / facts.frameRate.den).toBeCloseTo(fps, 1);
    expect(plan.frames).toBe(Math.round(fps) - Math.round(0.5 * fps));
    expect(facts.duration).toBeCloseTo(plan.frames / fps, 2);
    expect(facts.audio).toBeUndefined();
  });

  it("is upright after a rotation tag, which is gone", async () => {
    await using folder = await scratchFolder();
    const upright = join(folder.path, "upright.mp4");
    const input = join(folder.path, "turned.mp4");
    await makeFromLavfi(upright, "testsrc2=s=320x180:r=25:d=1", []);
    // ffmpeg 5.1 writes the display matrix from this tag when copying.
    await run([
      ...["ffmpeg", "-v", "error", "-y", "-i", fileUrl(upright), "-c", "copy", "-metadata:s:v:0", "rotate=270"],
      fileUrl(input),
    ]);
    expect((await probeVideo(input)).rotation).not.toBe(0);
    const { path } = await renderFixture({
      ...{ input, workDir: folder.path, layout: COCKPIT, sampler: await fixtureRide(), sync },
    });
    expect(await probeVideo(path)).toMatchObject({ width: 180, height: 320, rotation: 0, anamorphic: false });
  });

  it("has a poster that is upright too", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "turned.mp4");
    const upright = join(folder.path, "upright.mp4");
    await makeFromLavfi(upright, "color=c=0x2080c0:s=1920x1080:r=25:d=1", []);
    await run([
      ...["ffmpeg", "-v", "error", "-y", "-i", fileUrl(upright), "-c", "copy", "-metadata:s:v:0", "rotate=90"],
      fileUrl(input),
    ]);
    const output = join(folder.path, "poster 100%.jpg");
    await makePoster({ input, facts: await probeVideo(input), output });
    const rgb = await decodeFrames(output, "rgb24");
    // 1280 wide at most: 1080 × 1920 stays as it is.
    expect(rgb.length).toBe(1080 * 1920 * 3);
    const middle = [...rgb.subarray((960 * 1080 + 540) * 3).subarray(0, 3)];
    for (const [i, level] of [0x20, 0x80, 0xc0].entries()) expect(Math.abs(middle[i]! - level)).toBeLessThanOrEqual(6);
  });

  it("passes on no location, no chapters and no data tracks", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "tagged.mp4");
    await makeFromLavfi(input, "testsrc2=s=320x180:r=25:d=1", [
      ...["-metadata", "location=+48.1374+011.5755/", "-metadata", "comment=secret", "-metadata", "title=mine"],
    ]);
    const { path } = await renderFixture({
      ...{ input, workDir: folder.path, layout: COCKPIT, sampler: await fixtureRide(), sync },
    });
    const { stdout } = await run(["ffprobe", "-v", "error", "-show_entries", "format_tags:stream_tags", fileUrl(path)]);
    expect(stdout).not.toMatch(/48\.1374|secret|mine/);
  });

  it("comes with a word about a source whose picture is damaged, and with none about a cut between key frames", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "source.mp4");
    const openGroups = ["-x264-params", "open-gop=1:keyint=30:bframes=3"];
    await makeFromLavfi(input, "testsrc2=s=320x180:r=30:d=3", openGroups);
    const make = async () =>
      renderFixture({
        ...{ input, workDir: folder.path, layout: COCKPIT, sampler: await fixtureRide(), sync },
        clip: { in: 1.05, out: 2.9 },
      });
    expect((await make()).warnings).toEqual([]);
    const bytes = await readFile(input);
    const [from, to] = [bytes.indexOf("mdat"), bytes.indexOf("moov")];
    for (const part of [0.5, 0.6, 0.7, 0.8]) {
      const place = Math.round(from + part * (to - from));
      bytes.fill(0x5a, place, place + 200);
    }
    await writeFile(input, bytes);
    expect((await make()).warnings).toEqual([expect.stringContaining("damaged in the video itself")]);
  });

  it.each([
    { crf: 0, atLeast: Number.POSITIVE_INFINITY, words: "exactly, encoded without loss" },
    { crf: 23, atLeast: 35, words: "as closely as two encodings of one picture do, at the default quality" },
  ])("equals a plain transcode outside its gauges $words", async ({ crf, atLeast }) => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "source.mp4");
    await makeFromLavfi(input, "testsrc2=s=1280x720:r=30:d=2", []);
    const sampler = await fixtureRide();
    const output = { preset: "veryfast", crf } as const;
    const { path, plan } = await renderFixture({
      ...{ input, workDir: folder.path, layout: COCKPIT, sampler, sync, output },
      clip: { in: 0.5, out: 1.5 },
    });
    const plain = join(folder.path, "plain.mp4");
    await run(
      transcodeCommand({
        plan,
        input: untrustedInput(input),
        films: plan.films.map((film) => ({ ...film, url: fileUrl(plain) })),
      }),
    );

    const outside = await maskOutsideGauges(plan, sampler);
    const psnr = psnrWithin(outside, await decodeFrames(path, "gray"), await decodeFrames(plain, "gray"));
    console.log(`crf ${crf}: PSNR outside the gauges against a plain transcode: ${psnr.toFixed(1)} dB`);
    expect(outside.reduce((sum, one) => sum + one, 0) / outside.length).toBeGreaterThan(0.5);
    expect(psnr).toBeGreaterThanOrEqual(atLeast);
  });
});

function psnrWithin(mask: Uint8Array, a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length);
  let squares = 0;
  let count = 0;
  for (let i = 0; i < a.length; i++) {
    if (!mask[i % mask.length]) continue;
    squares += (a[i]! - b[i]!) ** 2;
    count++;
  }
  return 10 * Math.log10(255 ** 2 / (squares / count));
}

/** 1 where a pixel, and the encoder's blocks around it, are no gauge's. */
async function maskOutsideGauges(
  plan: ReturnType<typeof planRender>,
  sampler: Awaited<ReturnType<typeof fixtureRide>>,
) {
  const clip = { in: plan.in, out: plan.in + planDuration(plan) };
  const { width, height } = plan;
  const scene = buildScene({ layout: COCKPIT, sampler, sync, units: METRIC, width, height, clip });
  const still = drawStillLayer(scene);
  const { data } = still.getContext("2d").getImageData(0, 0, width, height);
  const inked = new Uint8Array(width * height);
  for (let i = 0; i < inked.length; i++) inked[i] = data[i * 4 + 3] ? 1 : 0;
  for (const { to } of createMovingAtlas(scene, still, plan.picture.color).layout.tiles) {
    for (let y = to.y; y < to.y + to.height; y++) inked.fill(1, y * width + to.x, y * width + to.x + to.width);
  }
  const outside = new Uint8Array(width * height);
  const block = 32;
  for (let y = 0; y < height; y += block) {
    for (let x = 0; x < width; x += block) {
      if (hasInk(inked, width, height, x - block, y - block, 3 * block)) continue;
      for (let row = y; row < Math.min(height, y + block); row++)
        outside.fill(1, row * width + x, row * width + Math.min(width, x + block));
    }
  }
  return outside;
}

function hasInk(inked: Uint8Array, width: number, height: number, x: number, y: number, size: number): boolean {
  for (let row = Math.max(0, y); row < Math.min(height, y + size); row++) {
    for (let column = Math.max(0, x); column < Math.min(width, x + size); column++) {
      if (inked[row * width + column]) return true;
    }
  }
  return false;
}
