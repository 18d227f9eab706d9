import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transcodeCommand } from "#lib/domain/render/ffmpeg-args";
import type { FilmSize } from "#lib/domain/render/output";
import { planRender } from "#lib/domain/render/render-plan";
import { utcSeconds } from "#lib/domain/units";
import { probeVideo } from "../worker/media/ffprobe.ts";
import { fileUrl, untrustedInput } from "../worker/media/input.ts";
import { fixtureGpx, RIDE_START } from "../worker/testing/fixture-ride.ts";
import { FOLDER, FPS, makeClip, type Picture } from "./clips.ts";
import { type Cost, measure, median, npmScript } from "./measure.ts";

/** What is rendered and compared with the same transcode without gauges. */
export type OverlayCase = {
  readonly picture: Picture;
  /** Seconds. */
  readonly length: number;
  readonly sizes: readonly FilmSize[];
  /** Wall time of the render over that of the transcode: what is asked for. */
  readonly goal: number;
};

export const OVERLAY_CASES = {
  easy: { picture: "easy", length: 60, sizes: ["source"], goal: 1.09 },
  hard: { picture: "hard", length: 60, sizes: ["source"], goal: 1.05 },
  "2160p": { picture: "2160p", length: 20, sizes: ["source"], goal: 1.03 },
  renditions: { picture: "hard", length: 60, sizes: ["1080p", "720p", "480p"], goal: 1.03 },
} as const satisfies Record<string, OverlayCase>;

/** The medians of a case. */
export type OverlayResult = {
  readonly goal: number;
  /** Of the whole command, from the start of Node to its end; and without loading the program, as in a worker that runs. */
  readonly wallRatio: number;
  readonly workerWallRatio: number;
  readonly cpuRatio: number;
  /** Milliseconds of CPU a frame: all that the render takes beyond the transcode, and of it what is the program's own. */
  readonly addedCpu: number;
  readonly ownCpu: number;
  /** Of that, drawing, packing and piping: without start-up, reading the ride and laying out. */
  readonly drawingCpu: number;
  /** CPU seconds. */
  readonly plainCpu: number;
  readonly renderCpu: number;
  /** Bytes. */
  readonly plainMemory: number;
  readonly renderMemory: number;
};

/** The two alternate, so that what else the machine does falls on both. */
export async function runOverlayCase(one: OverlayCase, layout: string, rounds: number): Promise<OverlayResult> {
  const video = await makeClip(one.picture, one.length);
  const track = join(FOLDER, "ride.gpx");
  await writeFile(track, fixtureGpx(600));
  const plainCommand = await transcodeOf(video, one.sizes);
  const renderCommand = await renderOf(video, track, one.sizes, layout);
  const plain: Cost[] = [];
  const drawn: Cost[] = [];
  for (let round = 0; round < rounds; round++) {
    plain.push(await measure(plainCommand));
    drawn.push(await measure(renderCommand));
  }
  return compare(one, plain, drawn);
}

function compare({ goal, length }: OverlayCase, plain: readonly Cost[], drawn: readonly Cost[]): OverlayResult {
  const perFrame = (cpuSeconds: number) => (cpuSeconds * 1000) / (length * FPS);
  const plainCpu = median(plain.map(({ cpu }) => cpu));
  const renderCpu = median(drawn.map(({ cpu }) => cpu));
  const told = drawn.map(({ stdout }) => JSON.parse(stdout) as { wallSeconds: number; drawingCpuSeconds: number });
  return {
    goal,
    wallRatio: median(drawn.map(({ wall }, i) => wall / plain[i]!.wall)),
    workerWallRatio: median(told.map(({ wallSeconds }, i) => wallSeconds / plain[i]!.wall)),
    cpuRatio: renderCpu / plainCpu,
    addedCpu: perFrame(renderCpu - plainCpu),
    ownCpu: perFrame(median(drawn.map(({ ownCpu }) => ownCpu ?? 0))),
    drawingCpu: perFrame(median(told.map(({ drawingCpuSeconds }) => drawingCpuSeconds))),
    ...{ plainCpu, renderCpu },
    plainMemory: median(plain.map(({ memory }) => memory)),
    renderMemory: median(drawn.map(({ memory }) => memory)),
  };
}

/** The render's own reading and encoding, without gauges. */
async function transcodeOf(video: string, sizes: readonly FilmSize[]): Promise<string[]> {
  const plan = planRender({
    facts: await probeVideo(video),
    sync: { start: RIDE_START, offset: 0, rate: 1 },
    ride: { start: utcSeconds(RIDE_START), end: utcSeconds(RIDE_START + 600) },
    output: { renditions: [...sizes] },
  });
  const films = plan.films.map((film) => ({ ...film, url: fileUrl(join(FOLDER, `plain-${film.kind}.mp4`)) }));
  return transcodeCommand({ plan, input: untrustedInput(video), films });
}

function renderOf(video: string, track: string, sizes: readonly FilmSize[], layout: string): Promise<string[]> {
  return npmScript("render", [
    ...["--video", video, "--track", track, "--output", join(FOLDER, "render.mp4"), "--renditions", sizes.join(",")],
    ...["--sync", `0=${new Date((RIDE_START + 120) * 1000).toISOString()}`, "--layout", layout, "--json"],
  ]);
}
