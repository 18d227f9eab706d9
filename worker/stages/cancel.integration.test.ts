import { readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { run } from "../media/run.ts";
import { fixtureGpx, fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { makeFromLavfi, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SYNC = { start: RIDE_START, offset: 5, rate: 1 };

/** Process ids of ffmpeg runs that write into a folder. */
async function ffmpegsIn(folder: string): Promise<number[]> {
  const { stdout } = await run(["ps", "-A", "-ww", "-o", "pid=,args="]);
  return stdout
    .split("\n")
    .filter((line) => /^\s*\d+ ffmpeg /.test(line) && line.includes(folder) && line.includes("render-source.mp4"))
    .map((line) => Number.parseInt(line, 10));
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(50);
}

/** Long enough that it never ends by itself within a test. */
async function longVideo(folder: string): Promise<string> {
  const path = join(folder, "long.mp4");
  await makeFromLavfi(path, "testsrc2=s=640x360:r=30:d=50", ["-preset", "ultrafast", "-g", "30"]);
  return path;
}

/** The command line on such a video, at an effort that takes minutes. */
async function startRender(folder: string) {
  const input = await longVideo(folder);
  const track = join(folder, "ride.gpx");
  await writeFile(track, fixtureGpx(60));
  const output = join(folder, "out", "ride.mp4");
  const child = execa(
    process.execPath,
    [
      ...[
        "scripts/render.ts",
        "--video",
        input,
        "--track",
        track,
        "--output",
        output,
        "--preset",
        "slow",
        "--crf",
        "0",
      ],
      ...["--sync", `0=${new Date(RIDE_START * 1000).toISOString()}`, "--json"],
    ],
    { cwd: ROOT, reject: false },
  );
  const ended = child.then((result) => {
    if (result.exitCode !== undefined && result.exitCode !== 130) throw new Error(`ended early: ${result.stderr}`);
    return result;
  });
  await Promise.race([until(async () => (await ffmpegsIn(folder)).length > 0), ended]);
  return { child, ended, outputFolder: join(folder, "out") };
}

describe("A render that is cancelled", () => {
  it("ends its ffmpeg and leaves no file", async () => {
    await using folder = await scratchFolder();
    const input = await longVideo(folder.path);
    const controller = new AbortController();
    const rendering = renderFixture({
      ...{ input, workDir: folder.path, layout: COCKPIT, sampler: await fixtureRide(), sync: SYNC },
      output: { preset: "slow", crf: 0 },
      signal: controller.signal,
      onProgress: ({ framesDone }) => {
        if (framesDone > 0) controller.abort();
      },
    });
    await expect(rendering).rejects.toMatchObject({ code: "cancelled" });
    expect(await ffmpegsIn(folder.path)).toEqual([]);
    expect(await readdir(folder.path)).not.toContain("render-source.mp4");
  });

  it("ends tidily on Ctrl-C: exit 130, nothing beside the output", async () => {
    await using folder = await scratchFolder();
    const { child, ended, outputFolder } = await startRender(folder.path);
    child.kill("SIGINT");
    expect((await ended).exitCode).toBe(130);
    expect(await ffmpegsIn(folder.path)).toEqual([]);
    expect(await readdir(outputFolder)).toEqual([]);
  });
});

describe("A render whose process is killed outright", () => {
  it("leaves no ffmpeg behind and shows no partial file", async () => {
    await using folder = await scratchFolder();
    const { child, ended, outputFolder } = await startRender(folder.path);
    child.kill("SIGKILL");
    expect((await ended).signal).toBe("SIGKILL");
    await until(async () => (await ffmpegsIn(folder.path)).length === 0);
    expect((await readdir(outputFolder)).filter((name) => !name.startsWith("."))).toEqual([]);
  });
});
