import { createReadStream } from "node:fs";
import { mkdir, realpath, rename, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { SingleBar } from "cli-progress";
import { DEFAULT_OUTPUT, outputSchema } from "#lib/contracts/project";
import { AppError } from "#lib/domain/errors";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { IMPERIAL, METRIC } from "#lib/domain/overlay/display-units";
import { findLayout, OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { perSecond } from "#lib/domain/render/frame-rate";
import { planDuration, planRender } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { proposeSync, type SyncProposal } from "#lib/domain/sync/propose-sync";
import { type Sync, syncFromPoint } from "#lib/domain/sync/sync";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { parseUtc, seconds, utcSeconds } from "#lib/domain/units";
import { probeVideo } from "../worker/media/ffprobe.ts";
import { type RenderVideoProgress, renderVideo } from "../worker/stages/render-video.ts";
import { createWorkDir } from "../worker/workdir.ts";
import { parseCliArgs, runCli, statInputFile, usageFault } from "./cli.ts";

const USAGE = `npm run render -- --video FILE --track FILE --output FILE [options]

  --sync VIDEO_SECONDS=UTC   this video time is that moment: 12.5=2024-05-01T09:30:00Z
                             (left out, the video's own clock is used)
  --in SECONDS --out SECONDS the clip, in video time (left out, the whole video)
  --layout NAME              ${OFFERED_LAYOUTS.join(", ")} (default ${OFFERED_LAYOUTS[0]})
  --units metric|imperial    (default metric)
  --preset NAME --crf 0..51  x264's (default ${DEFAULT_OUTPUT.preset}, ${DEFAULT_OUTPUT.crf})
  --json                     print one JSON object and nothing else`;

await runCli(async (args, signal) => {
  const began = performance.now();
  const { values } = parseCliArgs({
    args,
    options: {
      video: { type: "string" },
      track: { type: "string" },
      output: { type: "string" },
      sync: { type: "string" },
      in: { type: "string" },
      out: { type: "string" },
      layout: { type: "string", default: OFFERED_LAYOUTS[0] },
      units: { type: "string", default: "metric" },
      preset: { type: "string", default: DEFAULT_OUTPUT.preset },
      crf: { type: "string", default: String(DEFAULT_OUTPUT.crf) },
      json: { type: "boolean", default: false },
    },
  });
  const say = values.json ? () => {} : (line: string) => process.stderr.write(`${line}\n`);
  const { video, track: trackPath, output } = required(values);
  const layout = findLayout(values.layout);
  const encoding = outputSchema.safeParse({ preset: values.preset, crf: wholeNumber("--crf", values.crf) });
  if (!encoding.success) throw usageFault(`--preset or --crf: ${encoding.error.issues[0]?.message}`);
  if (values.units !== "metric" && values.units !== "imperial") throw usageFault("--units is metric or imperial.");
  await statInputFile(video);
  await statInputFile(trackPath);
  await refuseOverwritingInputs(output, [video, trackPath]);

  const facts = await probeVideo(video, { signal });
  const sampler = createSampler(await readTrack(createReadStream(trackPath)));
  for (const { message } of sampler.track.warnings) say(`Track: ${message}`);
  const proposal = values.sync === undefined ? syncFromClock(facts, sampler, say) : undefined;
  const sync = proposal?.sync ?? parseSync(values.sync ?? "");
  const clip = {
    in: optionalSeconds("--in", values.in) ?? 0,
    out: optionalSeconds("--out", values.out) ?? facts.duration,
  };
  const plan = planRender({ facts, clip, sync, ride: sampler, output: encoding.data });
  for (const warning of plan.warnings) say(`Note: ${warning}`);
  const scene = buildScene({
    layout,
    sampler,
    sync,
    units: values.units === "metric" ? METRIC : IMPERIAL,
    width: plan.width,
    height: plan.height,
    clip: { in: plan.in, out: plan.in + planDuration(plan) },
  });

  await mkdir(dirname(output), { recursive: true });
  // Beside the output, so that the finished file is put in place by a rename: a partial one is never visible.
  await using workDir = await createWorkDir(dirname(output), ".sportssync-");
  const bar = progressBar(values.json);
  const cpuBefore = process.cpuUsage();
  const result = await renderVideo({
    input: video,
    plan,
    scene,
    workDir: workDir.path,
    signal,
    onProgress: bar.show,
  }).finally(bar.stop);
  await rename(result.path, output);
  for (const warning of result.warnings) say(`Note: ${warning}`);

  const summary = {
    output,
    width: result.facts.width,
    height: result.facts.height,
    fps: perSecond(result.facts.frameRate),
    frames: plan.frames,
    duration: result.facts.duration,
    wallSeconds: (performance.now() - began) / 1000,
    drawingCpuSeconds: cpuSecondsSince(cpuBefore),
    sync,
    clock: proposal?.reason ?? "given by --sync",
    warnings: [...plan.warnings, ...result.warnings],
  };
  if (values.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else {
    const { width, height, fps, frames, duration, wallSeconds } = summary;
    say(
      `${basename(output)}: ${width} × ${height}, ${frames} frames, ${fps.toFixed(2)}/s, ${duration.toFixed(2)} s, made in ${wallSeconds.toFixed(1)} s`,
    );
    process.stdout.write(`${output}\n`);
  }
}, USAGE);

function required({ video, track, output }: { video?: string; track?: string; output?: string }) {
  if (video === undefined || track === undefined || output === undefined) {
    throw usageFault("--video, --track and --output are needed.");
  }
  return { video: resolve(video), track: resolve(track), output: resolve(output) };
}

async function refuseOverwritingInputs(output: string, inputs: readonly string[]): Promise<void> {
  const target = await realpath(output).catch(() => output);
  for (const input of inputs) {
    if ((await realpath(input)) === target) {
      throw new AppError("invalid_request", `--output would overwrite ${input}. Choose another name.`);
    }
  }
  const stats = await stat(output).catch(() => undefined);
  if (stats && !stats.isFile()) throw new AppError("invalid_request", `--output ${output} is not a file name.`);
}

/** `12.5=2024-05-01T09:30:00Z` */
function parseSync(text: string): Sync {
  const at = text.indexOf("=");
  const videoTime = Number(text.slice(0, at).trim() || Number.NaN);
  const utc = parseUtc(text.slice(at + 1));
  if (at < 0 || !Number.isFinite(videoTime) || utc === undefined) {
    throw usageFault(`--sync is VIDEO_SECONDS=UTC, like 12.5=2024-05-01T09:30:00Z, not "${text}".`);
  }
  const start = utcSeconds(utc - videoTime);
  return syncFromPoint({ start, rate: 1 }, { videoTime: seconds(videoTime), utc });
}

function optionalSeconds(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text.trim() || Number.NaN);
  if (Number.isFinite(value) && value >= 0) return value;
  throw usageFault(`${name} is a number of seconds, 0 or more, not "${text}".`);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw usageFault(`${name} is a whole number, not "${text}".`);
}

/** CPU time of this process alone, without ffmpeg: what drawing and feeding cost. */
function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** On a terminal only: a log file is no place for a bar. */
function progressBar(json: boolean) {
  if (json || !process.stderr.isTTY) return { show: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: "{bar} {percentage} % | {value}/{total} frames | {left}",
    stream: process.stderr,
    hideCursor: true,
  });
  let started = false;
  return {
    show: ({ framesDone, framesTotal, eta }: RenderVideoProgress) => {
      if (!started) bar.start(framesTotal, 0, { left: "" });
      started = true;
      bar.update(framesDone, { left: eta === null ? "" : `${Math.ceil(eta)} s left` });
    },
    stop: () => bar.stop(),
  };
}

/** The likeliest reading of the video's own clock, told to the person. */
function syncFromClock(facts: VideoFacts, sampler: TrackSampler, say: (line: string) => void): SyncProposal {
  const proposal = proposeSync(facts, sampler, -new Date().getTimezoneOffset())[0];
  if (!proposal) throw new AppError("internal", "no sync was proposed");
  say(`Sync: ${proposal.reason} (${proposal.confidence} confidence; --sync sets it)`);
  return proposal;
}
