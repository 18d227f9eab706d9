import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { transcodeCommand } from "#lib/domain/render/ffmpeg-args";
import { DEFAULT_OUTPUT } from "#lib/domain/render/output";
import { planRender } from "#lib/domain/render/render-plan";
import { utcSeconds } from "#lib/domain/units";
import { probeVideo } from "../worker/media/ffprobe.ts";
import { fileUrl, untrustedInput } from "../worker/media/input.ts";
import { fixtureGpx, RIDE_START } from "../worker/testing/fixture-ride.ts";
import { type Cost, measure, median } from "./measure.ts";

/**
 * What gauges cost on top of what any transcode costs: `npm run bench -- [--seconds 60] [--rounds 3] [--layout cockpit]`.
 * The render and a plain ffmpeg run with the same reading and encoding alternate, so that other load falls on both.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    rounds: { type: "string", default: "3" },
    layout: { type: "string", default: "cockpit" },
    clip: { type: "string" },
  },
});
const length = Number(options.seconds);
const FOLDER = join(".data", "bench");
const FPS = 30;

/** 1080p30 with sound: one that costs little to decode and encode, and one of noise and detail at an action camera's rate. */
const CLIPS = {
  easy: { source: `testsrc2=s=1920x1080:r=${FPS}`, bitrate: "8M" },
  hard: { source: `mandelbrot=s=1920x1080:r=${FPS}:maxiter=400,noise=alls=12:allf=t`, bitrate: "16M" },
} as const;

await mkdir(FOLDER, { recursive: true });
const track = join(FOLDER, "ride.gpx");
await writeFile(track, fixtureGpx(600));

console.log("clip  layout     wall ratio  CPU ratio  added CPU/frame  own CPU/frame  plain CPU  render CPU");
for (const [name, clip] of Object.entries(CLIPS)) {
  if (options.clip !== undefined && options.clip !== name) continue;
  const video = await source(name, clip);
  const plain: Cost[] = [];
  const drawn: Cost[] = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    plain.push(await measure(await plainCommand(video)));
    drawn.push(await measure(renderCommandLine(video)));
  }
  report(name, plain, drawn);
}

async function source(name: string, clip: (typeof CLIPS)[keyof typeof CLIPS]): Promise<string> {
  const path = join(FOLDER, `${name}-${length}s.mp4`);
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) return path;
  const partial = `${path}.part`;
  const input = ["-f", "lavfi", "-i", clip.source, "-f", "lavfi", "-i", "sine=440:r=48000", "-t", String(length)];
  const rate = ["-b:v", clip.bitrate, "-minrate", clip.bitrate, "-maxrate", clip.bitrate, "-bufsize", clip.bitrate];
  const picture = ["-c:v", "libx264", "-preset", "fast", "-g", "60", "-pix_fmt", "yuv420p", ...rate];
  await execa("ffmpeg", ["-v", "error", "-y", ...input, ...picture, "-c:a", "aac", "-f", "mp4", partial]);
  await rename(partial, path);
  return path;
}

async function plainCommand(video: string): Promise<string[]> {
  const plan = planRender({
    facts: await probeVideo(video),
    sync: { start: RIDE_START, offset: 0, rate: 1 },
    ride: { start: utcSeconds(RIDE_START), end: utcSeconds(RIDE_START + 600) },
    output: DEFAULT_OUTPUT,
  });
  const films = plan.films.map((film) => ({ ...film, url: fileUrl(join(FOLDER, `plain-${film.kind}.mp4`)) }));
  return transcodeCommand({ plan, input: untrustedInput(video), films });
}

function renderCommandLine(video: string): string[] {
  const files = ["--video", video, "--track", track, "--output", join(FOLDER, "render.mp4")];
  const sync = `0=${new Date((RIDE_START + 120) * 1000).toISOString()}`;
  return [process.execPath, "scripts/render.ts", ...files, "--sync", sync, "--layout", options.layout, "--json"];
}

function report(name: string, plain: readonly Cost[], drawn: readonly Cost[]): void {
  const frames = length * FPS;
  const wall = median(drawn.map((cost, i) => cost.wall / plain[i]!.wall));
  const plainCpu = median(plain.map(({ cpu }) => cpu));
  const drawnCpu = median(drawn.map(({ cpu }) => cpu));
  const own = median(
    drawn.map(({ stdout }) => (JSON.parse(stdout) as { drawingCpuSeconds: number }).drawingCpuSeconds),
  );
  console.log(
    [
      name.padEnd(5),
      options.layout.padEnd(10),
      wall.toFixed(3).padStart(10),
      (drawnCpu / plainCpu).toFixed(3).padStart(10),
      `${(((drawnCpu - plainCpu) / frames) * 1000).toFixed(2)} ms`.padStart(16),
      `${((own / frames) * 1000).toFixed(2)} ms`.padStart(14),
      `${plainCpu.toFixed(1)} s`.padStart(10),
      `${drawnCpu.toFixed(1)} s`.padStart(11),
    ].join(" "),
  );
}

await rm(join(FOLDER, "plain-source.mp4"), { force: true });
await rm(join(FOLDER, "render.mp4"), { force: true });
