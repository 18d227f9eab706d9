import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#lib/domain/errors";
import { parseCliArgs, parsePort, runCli } from "./cli.ts";
import { createClient } from "./demo/client.ts";
import { createProgressDisplay } from "./demo/progress-display.ts";
import { startLocal } from "./local.ts";
import { ensureSampleRide } from "./sample-ride.ts";
import { ensureTools } from "./tools.ts";
import { untilStopped } from "./until-stopped.ts";

const USAGE = `npm run demo [-- --once] [-- --port 3000]

Starts the studio, takes the sample ride through it and prints where to look.
  --once   end after the file instead of staying up
  --port   port of the web server; the next free one when taken (default 3000)`;

/** What Next says when all is well: its name, its address, that it is ready. */
const GREETING = /^web │\s*([▲✓-]|$)/;

await runCli(async (args, signal) => {
  const { values } = parseCliArgs({ args, options: { once: { type: "boolean" }, port: { type: "string" } } });
  const port = values.port === undefined ? undefined : parsePort(values.port);
  if (!(await ensureTools(["ffmpeg"]))) {
    throw new AppError("invalid_request", "ffmpeg is missing: run the command above, then `npm run demo` again.");
  }
  const dataDir = process.env.DATA_DIR || ".data";
  say("Sample ride: generated on first use");
  const sample = await ensureSampleRide(join(dataDir, "sample"), { signal });

  say("Starting the database, the web server and a worker");
  using display = createProgressDisplay();
  await using studio = await startLocal({
    dataDir,
    ...(port === undefined ? {} : { port }),
    // No settings but its own: whatever database and bucket are configured here, the demo must not write to them.
    settings: { LOG_LEVEL: "warn" },
    log: (line) => GREETING.test(line) || display.log(line),
    signal,
  });
  const over = new AbortController();
  const stopped = untilStopped(studio.ended, signal).catch((crash: unknown) => over.abort(crash));
  const client = createClient(studio.url, AbortSignal.any([signal, over.signal]));

  say("Uploading the video and the track in parts");
  const [video, track] = await Promise.all([
    client.upload("video", sample.video),
    client.upload("track", sample.track),
  ]);
  const project = await client.createProject("Sample ride", video, track);

  say("Rendering");
  const render = await client.render(project.id, display.update);
  display[Symbol.dispose]();

  const file = join(dataDir, "demo", "sample-ride.mp4");
  await mkdir(join(dataDir, "demo"), { recursive: true });
  const bytes = await client.download(render, file);
  const share = await client.share(render.id);

  process.stdout.write(
    `\nStudio  ${studio.url}/projects/${project.id}\nFile    ${file} (${(bytes / 1e6).toFixed(1)} MB)\nShare   ${share.url}\n`,
  );
  if (values.once) return;
  process.stdout.write("\nThe studio stays up. Ctrl-C ends it.\n");
  await stopped;
  over.signal.throwIfAborted();
}, USAGE);

function say(step: string): void {
  process.stdout.write(`→ ${step}\n`);
}
