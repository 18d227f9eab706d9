import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { gps5Payload } from "#lib/domain/camera/testing/gpmf-payload";
import { withTelemetry } from "#lib/domain/camera/testing/telemetry-mp4";
import { probeVideo } from "../worker/media/ffprobe.ts";
import { fixtureGpx, RIDE_START } from "../worker/testing/fixture-ride.ts";
import { makeFromLavfi, scratchFolder } from "../worker/testing/fixture-video.ts";

const ROOT = resolve(import.meta.dirname, "..");
const SHARED = resolve(ROOT, "../shared/data");
const SYNC = `0=${new Date((RIDE_START + 5) * 1000).toISOString()}`;

async function render(...args: string[]) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, ["scripts/render.ts", ...args], {
    cwd: ROOT,
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

/** A folder with a video of two seconds and a ride of a minute. */
async function files(videoName = "ride.mp4") {
  const folder = await scratchFolder();
  const video = join(folder.path, videoName);
  const plain = join(folder.path, "plain.mp4");
  await makeFromLavfi(plain, "testsrc2=s=320x180:r=30000/1001:d=2.002", ["-preset", "ultrafast"]);
  await copyFile(plain, video);
  const track = join(folder.path, "ride.gpx");
  await writeFile(track, fixtureGpx(60));
  return { folder, video, track, output: join(folder.path, "out", "result.mp4") };
}

describe("npm run render", () => {
  it("prints exactly one object with --json", async () => {
    const { folder, video, track, output } = await files();
    await using _ = folder;
    const args = [
      "--video",
      video,
      "--track",
      track,
      "--sync",
      SYNC,
      "--in",
      "0.5",
      "--out",
      "1.5",
      "--output",
      output,
    ];
    const { exitCode, stdout, stderr } = await render(...args, "--layout", "strip", "--units", "imperial", "--json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ output, width: 320, height: 180, frames: 30, warnings: [] });
    expect(JSON.parse(stdout)).toMatchObject({ trackWarnings: [], utcOffsetMinutes: 0 });
    const { fps, duration, wallSeconds } = JSON.parse(stdout) as Record<string, number>;
    expect(fps).toBeCloseTo(29.97, 2);
    expect(duration).toBeCloseTo(1.001, 3);
    expect(wallSeconds).toBeGreaterThan(0);
    expect(await probeVideo(output)).toMatchObject({ width: 320, height: 180 });
    expect(await readdir(join(folder.path, "out"))).toEqual(["result.mp4"]);
  });

  it("uses the video's clock without --sync, and says so", async () => {
    const { folder, video, track, output } = await files();
    await using _ = folder;
    const { exitCode, stdout, stderr } = await render("--video", video, "--track", track, "--output", output);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^Sync: .*clock.*--sync sets it/m);
    expect(stdout.trim()).toBe(output);
  });

  it("tells with --json what it would tell a person: how sure the sync is, the clock's zone, what the track lacks", async () => {
    const { folder, track, output } = await files();
    await using _ = folder;
    const video = join(folder.path, "local.mp4");
    const local = new Date((RIDE_START + 5 - 5 * 3600) * 1000).toISOString();
    await makeFromLavfi(video, "testsrc2=s=320x180:r=30:d=1", ["-metadata", `creation_time=${local}`]);
    const gpx = await readFile(track, "utf8");
    await writeFile(track, gpx.replace("<gpxtpx:hr>120<", "<gpxtpx:hr>255<"));
    const { stdout } = await render("--video", video, "--track", track, "--output", output, "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      confidence: expect.stringMatching(/low|medium/),
      utcOffsetMinutes: -300,
      trackWarnings: [{ code: "impossible_values", count: 1 }],
    });
  });

  it("takes the camera's own ride without --track, lined up by its GPS", async () => {
    const { folder, video, output } = await files("GX010042.MP4");
    await using _ = folder;
    const points = Array.from({ length: 18 }, (_point, i) => {
      return { latitude: 47 + i * 3e-6, longitude: 8, elevation: 400, speed: 6 };
    });
    const payloads = [0, 1].map((k) => gps5Payload({ utc: RIDE_START + 1.001 * k, points }));
    await writeFile(video, withTelemetry(await readFile(video), payloads));
    const { exitCode, stdout } = await render("--video", video, "--output", output, "--json");
    expect(exitCode).toBe(0);
    const { sync, clock, confidence } = JSON.parse(stdout);
    expect(sync).toMatchObject({ offset: 0, rate: 1 });
    expect(sync.start).toBeCloseTo(RIDE_START, 3);
    expect({ clock, confidence }).toMatchObject({ clock: expect.stringContaining("camera's GPS"), confidence: "high" });
  });

  it("asks for --track when the camera recorded no ride", async () => {
    const { folder, video, output } = await files();
    await using _ = folder;
    const { exitCode, stdout, stderr } = await render("--video", video, "--output", output);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe("The camera recorded no GPS into this video. Name the ride's own file by --track.");
  });

  it("warns when the clip lies outside the ride", async () => {
    const { folder, video, track, output } = await files();
    await using _ = folder;
    const args = ["--video", video, "--track", track, "--sync", "0=2020-01-01T00:00:00Z", "--output", output];
    const { exitCode, stderr } = await render(...args);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/whole clip lies before the ride/);
  });

  it.each(["-dash.mp4", 'it\'s "q" #1 100%.mp4', "поездка 山.mp4"])("takes a video called %s", async (name) => {
    const { folder, video, track, output } = await files(name);
    await using _ = folder;
    const args = [`--video=${video}`, "--track", track, "--sync", SYNC, "--output", join(folder.path, `out ${name}`)];
    expect(await render(...args, "--json")).toMatchObject({ exitCode: 0 });
    expect((await stat(join(folder.path, `out ${name}`))).size).toBeGreaterThan(1000);
    expect(output).toBeDefined();
  });

  it.each([
    { name: "no arguments", change: () => [], words: /--video and --output are needed.[\s\S]*npm run render/ },
    { name: "an unknown option", change: (all: string[]) => [...all, "--speed", "3"], words: /--speed/ },
    {
      name: "an unknown layout",
      change: (all: string[]) => [...all, "--layout", "disco"],
      words: /no layout called "disco"/,
    },
    {
      name: "a sync without a moment",
      change: (all: string[]) => [...all, "--sync", "5"],
      words: /--sync is VIDEO_SECONDS=UTC/,
    },
    {
      name: "units of neither kind",
      change: (all: string[]) => [...all, "--units", "nautical"],
      words: /metric or imperial/,
    },
    {
      name: "an output below a file",
      change: (all: string[]) => [...all.slice(0, -1), join(all[3]!, "out.mp4")],
      words: /There is a file where the folder/,
    },
    {
      name: "a track that is not there",
      change: (all: string[]) => [...all, "--track", "gone.gpx"],
      words: /--track: there is no readable file/,
    },
    {
      name: "a clip from beyond the end",
      change: (all: string[]) => [...all, "--in", "20"],
      words: /begins at 20 s, but the video is only 2\.00 s long/,
    },
    { name: "a quality that does not exist", change: (all: string[]) => [...all, "--crf", "90"], words: /--crf/ },
    {
      name: "a clip beyond the end",
      change: (all: string[]) => [...all, "--in", "1", "--out", "9"],
      words: /2\.00 s long/,
    },
    {
      name: "a clip of nothing",
      change: (all: string[]) => [...all, "--in", "1", "--out", "1"],
      words: /at least one frame/,
    },
  ])("ends with 2 and plain words at $name", async ({ change, words }) => {
    const { folder, video, track, output } = await files();
    await using _ = folder;
    const { exitCode, stdout, stderr } = await render(
      ...change(["--video", video, "--track", track, "--output", output]),
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(output)).toBe(false);
  });

  it("never overwrites what it reads", async () => {
    const { folder, video, track } = await files();
    await using _ = folder;
    const before = (await stat(video)).size;
    const { exitCode, stderr } = await render("--video", video, "--track", track, "--sync", SYNC, "--output", video);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/would overwrite/);
    expect((await stat(video)).size).toBe(before);
  });

  it("keeps the finished file of before when a render fails", async () => {
    const { folder, video, track, output } = await files();
    await using _ = folder;
    const args = ["--video", video, "--track", track, "--sync", SYNC, "--output", output];
    expect((await render(...args, "--json")).exitCode).toBe(0);
    const before = await stat(output);
    expect((await render(...args, "--in", "8")).exitCode).toBe(2);
    expect((await stat(output)).mtimeMs).toBe(before.mtimeMs);
  });
});

const there = existsSync(SHARED);
if (!there) console.warn(`skipped: no recordings at ${SHARED}`);
describe.skipIf(!there)("npm run render on recordings", () => {
  const walk = join(SHARED, "gpx", "PAIR_gopro_hero7_18hz.gpx");
  const recording = (name: string) => join(SHARED, "video", name);

  it.each([
    {
      video: "gopro_hero7_walk_gps.mp4",
      track: walk,
      sync: "0=2019-05-06T18:15:07.36Z",
      frames: 352,
      duration: 11.745,
      sound: "aac",
    },
    {
      ...{ video: "dashcam_highway_960x540.mp4", track: join(SHARED, "gpx", "strava_power-and-heart.gpx") },
      ...{ sync: "0=2017-09-24T06:11:00Z", frames: 221, duration: 8.84, sound: "aac" },
    },
    {
      video: "avi_mpeg4_mp3.avi",
      track: walk,
      sync: "0=2019-05-06T18:15:07Z",
      frames: 98,
      duration: 4.087,
      sound: "mp3",
    },
    {
      video: "h264_rot270_720p.mp4",
      track: walk,
      sync: "0=2019-05-06T18:15:07Z",
      frames: 149,
      duration: 4.972,
      sound: "aac",
    },
    { video: "video_only_no_audio.mp4", track: walk, sync: "0=2019-05-06T18:15:07Z", frames: 30, duration: 1.001 },
    { video: "vp9_10bit.webm", track: walk, sync: "0=2019-05-06T18:15:07Z", frames: 72, duration: 3.003 },
    {
      video: "audio_shorter_than_video.mp4",
      track: walk,
      sync: "0=2019-05-06T18:15:07Z",
      frames: 72,
      duration: 1.2,
      sound: "aac",
    },
    { video: "corrupted_frames.mp4", track: walk, sync: "0=2019-05-06T18:15:07Z", frames: 50, duration: 5 },
    { video: "missing_stsd.mp4", track: walk, sync: "0=2019-05-06T18:15:07Z", frames: 30, duration: 1.001 },
    {
      video: "mdat_too_long.mp4",
      track: walk,
      sync: "0=2019-05-06T18:15:07Z",
      frames: 30,
      duration: 1.001,
      sound: "aac",
    },
  ])("$video keeps frames, length and sound", async ({ video, track, sync, frames, duration, sound }) => {
    await using folder = await scratchFolder();
    const output = join(folder.path, "out.mp4");
    const args = ["--video", recording(video), "--track", track, "--sync", sync, "--output", output];
    const { exitCode, stdout } = await render(...args, "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ frames });
    const facts = await probeVideo(output);
    expect(facts.duration).toBeCloseTo(duration, 2);
    expect(facts.audio?.codec).toBe(sound);
    expect(facts.startTime).toBe(0);
  });

  it.each([
    [
      "DERIVED_dashcam_truncated_40pct.mp4",
      /Only \d+ of the clip's 221 frames could be read: the picture ends at 3\.\d+ s/,
    ],
    ["audio_only.mp4", /sound but no picture/],
    ["vvc_h266.mp4", /"vvc1"/],
  ])("%s is refused in plain words", async (video, words) => {
    await using folder = await scratchFolder();
    const output = join(folder.path, "out.mp4");
    const args = ["--video", recording(video), "--track", walk, "--sync", "0=2019-05-06T18:15:07Z", "--output", output];
    const { exitCode, stderr } = await render(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(words);
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("renders what is whole of a file that was cut short", async () => {
    await using folder = await scratchFolder();
    const args = ["--video", recording("DERIVED_dashcam_truncated_40pct.mp4"), "--track", walk, "--out", "3"];
    const { exitCode, stdout } = await render(
      ...args,
      "--sync",
      "0=2019-05-06T18:15:07Z",
      "--output",
      join(folder.path, "out.mp4"),
      "--json",
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ frames: 75 });
  });
});
