import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { parseCliArgs, runCli, statInputFile } from "./cli.ts";
import { createClient } from "./demo/client.ts";
import { startLocal } from "./local.ts";
import { ensureSampleRide } from "./sample-ride.ts";
import { mainThread, percentile } from "./trace/main-thread.ts";
import { launchChromium, type Played, playTraced } from "./trace/open-studio.ts";

const USAGE = `npm run trace [-- --seconds N] [--video FILE --track FILE] [--layout NAME]

Plays the sample ride (1080p, 30 pictures a second) in the built studio in Chromium, with the gauges of "data-rich" and
without any, and tells from a trace what the main thread does meanwhile.
  --seconds   how long it plays (default 10)
  --layout    other gauges
  --video, --track   another ride; a video of 60 pictures a second, for instance`;

await runCli(async (args, signal) => {
  const { values } = parseCliArgs({
    args,
    options: {
      seconds: { type: "string", default: "10" },
      layout: { type: "string", default: "data-rich" },
      video: { type: "string" },
      track: { type: "string" },
    },
  });
  const layout = LAYOUTS[values.layout as keyof typeof LAYOUTS] ?? LAYOUTS["data-rich"];
  if (values.video) await statInputFile(values.video, "--video");
  if (values.track) await statInputFile(values.track, "--track");
  const sample = await ensureSampleRide(join(process.env.DATA_DIR || ".data", "sample"), { signal });
  const dataDir = await mkdtemp(join(tmpdir(), "sportssync-trace-"));
  try {
    await using studio = await startLocal({ dataDir, port: 0, settings: { LOG_LEVEL: "warn" }, log: () => {}, signal });
    const client = createClient(studio.url, signal);
    const [video, track] = await Promise.all([
      client.upload("video", values.video ?? sample.video),
      client.upload("track", values.track ?? sample.track),
    ]);
    const layouts = [
      { ...layout, name: layout.name },
      { ...layout, name: "no gauges", gauges: [], panels: [] },
    ];
    const browser = await launchChromium();
    try {
      const [cpu] = cpus();
      say(`${cpus().length} × ${cpu?.model}, load ${loadavg()[0]!.toFixed(1)}; Chromium ${browser.version()}, no GPU`);
      say("");
      say(
        "gauges        overlay    pictures told   dropped  refreshes/s  main thread, ms of CPU a picture   long tasks",
      );
      say("                         (a second)               p50 (worst)  mean    p50    p95    max");
      const means: number[] = [];
      for (const each of layouts) {
        const project = await client.createProject(each.name, video, track);
        await client.edit(project, { ...project.document, layout: each });
        const played = await playTraced(browser, `${studio.url}/projects/${project.id}`, Number(values.seconds));
        means.push(report(each.name, played));
      }
      say("");
      say(
        `The gauges cost ${(means[0]! - means[1]!).toFixed(2)} ms a picture, ${(means[0]! / means[1]!).toFixed(2)} × the page without them.`,
      );
    } finally {
      await browser.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, USAGE);

/** Prints a line and returns the mean of what the main thread worked for each picture. */
function report(name: string, { events, span, refreshes, video, overlay }: Played): number {
  const length = (span.to - span.from) / 1000;
  const { perFrame, longTasks } = mainThread(events, span, length / Math.max(1, video.told));
  const mean = perFrame.reduce((sum, each) => sum + each, 0) / perFrame.length;
  const columns = [
    name.padEnd(13),
    `${overlay.width}×${overlay.height}`.padEnd(10),
    `${video.told} (${((video.told * 1000) / length).toFixed(1)})`.padEnd(15),
    String(video.dropped).padStart(7),
    `${(1000 / percentile(refreshes, 0.5)).toFixed(0)} (${(1000 / Math.max(...refreshes)).toFixed(0)})`.padStart(12),
    ...[mean, percentile(perFrame, 0.5), percentile(perFrame, 0.95), Math.max(...perFrame)].map((each) =>
      each.toFixed(2).padStart(6),
    ),
    `${String(longTasks.length).padStart(6)}${longTasks.length > 0 ? ` (${Math.max(...longTasks).toFixed(0)} ms)` : ""}`,
  ];
  say(columns.join(" "));
  return mean;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
