import { createReadStream } from "node:fs";
import { readFile, rename } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { SingleBar } from "cli-progress";
import type { CameraReading } from "#lib/domain/camera/read-camera";
import { AppError } from "#lib/domain/errors";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { SOFTWARE_ENCODER } from "#lib/domain/render/encoders";
import { perSecond } from "#lib/domain/render/frame-rate";
import { planDuration, planRender } from "#lib/domain/render/render-plan";
import { proposeSync, type SyncProposal } from "#lib/domain/sync/propose-sync";
import { formatUtcOffset } from "#lib/domain/sync/utc-offsets";
import type { VideoClock } from "#lib/domain/sync/video-clock";
import { createSampler } from "#lib/domain/track/create-sampler";
import { invalidTrack } from "#lib/domain/track/read/invalid-track";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { Track } from "#lib/domain/track/track";
import { loadPicture } from "../worker/load-logo.ts";
import { chooseEncoder } from "../worker/media/choose-encoder.ts";
import { type RenderVideoProgress, renderVideo } from "../worker/stages/render-video.ts";
import { runCli, statInputFile } from "./cli.ts";
import { readVideo } from "./read-video.ts";
import { zonesOf } from "./render/hide-option.ts";
import { parseRenderOptions, USAGE } from "./render/options.ts";
import {
  explainOutputFault,
  openWorkFolder,
  placeBeside,
  possiblePlaces,
  refuseOverwriting,
} from "./render/output-place.ts";

await runCli(async (args, signal) => {
  const began = performance.now();
  const options = parseRenderOptions(args);
  const { video, track, path, layout } = options;
  const say = options.json ? () => {} : (line: string) => process.stderr.write(`${line}\n`);
  await statInputFile(video, "--video");
  if (track !== undefined) await statInputFile(track, "--track");
  if (options.logo !== undefined) await statInputFile(options.logo, "--logo");
  for (const place of possiblePlaces(path))
    await refuseOverwriting(place, track === undefined ? [video] : [video, track]);
  await using workFolder = await openWorkFolder(path);
  let encoder = await chooseEncoder(options.encoder, { info: () => {}, warn: () => {} });
  if (options.encoder !== "auto" && options.encoder !== encoder) {
    say(`Note: ${options.encoder} does not work here, ${encoder} takes its place.`);
  }

  const { facts, camera } = await readVideo(video, signal);
  const ride = track === undefined ? rideOf(camera) : await readTrack(createReadStream(track));
  const sampler = createSampler(ride, options.rider, { zones: zonesOf(options.hide, ride) });
  if (track === undefined) say(`Track: the camera's own GPS, ${ride.time.length} points.`);
  for (const { message } of sampler.track.warnings) say(`Track: ${message}`);
  const proposal = options.sync ? undefined : syncFromClock({ ...facts, name: basename(video) }, sampler);
  const sync = options.sync ?? proposal?.sync;
  if (!sync) throw new AppError("internal", "no sync was proposed");
  if (proposal) say(`Sync: ${proposal.reason} (${proposal.confidence} confidence; --sync sets it)`);
  const utcOffsetMinutes = options.utcOffsetMinutes ?? zoneOfClock(proposal);
  if (layout.gauges.some(({ gauge }) => gauge === "clock")) {
    say(`Clock: drawn in ${formatUtcOffset(utcOffsetMinutes)} (--utc-offset sets it)`);
  }
  const logo = options.logo === undefined ? undefined : await loadPicture(await readFile(options.logo));
  const clip =
    options.in === undefined && options.out === undefined
      ? undefined
      : { in: options.in ?? 0, out: options.out ?? facts.duration };
  const plan = planRender({ facts, clip, sync, ride: sampler, output: options.output });
  for (const warning of plan.warnings) say(`Note: ${warning}`);
  const scene = buildScene({
    layout,
    sampler,
    sync,
    units: { ...options.units, utcOffsetMinutes },
    title: options.title ?? sampler.track.name ?? "",
    rider: sampler.rider,
    logo,
    width: plan.width,
    height: plan.height,
    clip: { in: plan.in, out: plan.in + planDuration(plan) },
  });

  const bar = progressBar(options.json);
  const cpuBefore = process.cpuUsage();
  const result = await renderVideo({
    input: video,
    plan,
    scene,
    workDir: workFolder.path,
    encoder,
    onFallback: () => {
      say(`Note: ${encoder} failed here, ${SOFTWARE_ENCODER} makes it instead.`);
      encoder = SOFTWARE_ENCODER;
    },
    signal,
    onProgress: bar.show,
  })
    .catch((error: unknown) => {
      throw explainOutputFault(error, dirname(path));
    })
    .finally(bar.stop);
  const files = result.files.map(({ kind, path: made, facts: { width, height, size } }, i) => {
    return { output: i === 0 ? path : placeBeside(path, kind), made, kind, width, height, size };
  });
  for (const file of files) await rename(file.made, file.output);
  for (const warning of result.warnings) say(`Note: ${warning}`);

  const [{ facts: made }] = result.files;
  const summary = {
    output: path,
    ...{ width: made.width, height: made.height, fps: perSecond(made.frameRate) },
    ...{ frames: plan.frames, duration: made.duration },
    files: files.map(({ made: _, ...file }) => file),
    encoder,
    wallSeconds: (performance.now() - began) / 1000,
    drawingCpuSeconds: cpuSecondsSince(cpuBefore),
    sync,
    clock: proposal?.reason ?? "given by --sync",
    ...(proposal ? { confidence: proposal.confidence } : {}),
    utcOffsetMinutes,
    trackWarnings: sampler.track.warnings,
    warnings: [...plan.warnings, ...result.warnings],
  };
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else {
    const { fps, frames, duration, wallSeconds } = summary;
    for (const { output, width, height, size } of files) {
      say(`${basename(output)}: ${width} × ${height}, ${(size / 1e6).toFixed(1)} MB`);
      process.stdout.write(`${output}\n`);
    }
    say(`${frames} frames, ${fps.toFixed(2)}/s, ${duration.toFixed(2)} s, made in ${wallSeconds.toFixed(1)} s`);
  }
}, USAGE);

/** The camera's own ride. Throws AppError `invalid_track` when it recorded none. */
function rideOf(camera: CameraReading): Track {
  if (camera.track) return camera.track;
  throw invalidTrack("no_points", `${camera.reason} Name the ride's own file by --track.`);
}

/** The likeliest reading of the video's own clock. */
function syncFromClock(facts: VideoClock, sampler: TrackSampler): SyncProposal | undefined {
  return proposeSync(facts, sampler, -new Date().getTimezoneOffset())[0];
}

/** Minutes east of UTC of the camera's own clock, where that is known. */
function zoneOfClock(proposal: SyncProposal | undefined): number {
  return proposal?.utcOffsetMinutes ?? 0;
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
