import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import cliProgress from "cli-progress";
import { AppError } from "#lib/domain/errors";
import { parseCliArgs, runCli } from "./cli.ts";
import { createClient } from "./demo/client.ts";
import { startLocal } from "./local.ts";
import { ensureSampleRide } from "./sample-ride.ts";
import { ensureTools } from "./tools.ts";

const USAGE = `npm run demo [-- --once] [-- --port 3000]

Starts the studio, takes the sample ride through it and prints where to look.
  --once   end after the file instead of staying up
  --port   port of the web server; the next free one when taken (default 3000)`;

await runCli(async (args, signal) => {
  const { values } = parseCliArgs({ args, options: { once: { type: "boolean" }, port: { type: "string" } } });
  if (!(await ensureTools(["ffmpeg"]))) {
    throw new AppError("invalid_request", "ffmpeg is missing: run the command above, then `npm run demo` again.");
  }
  const dataDir = process.env.DATA_DIR ?? ".data";
  say("Sample ride: generated on first use");
  const sample = await ensureSampleRide(join(dataDir, "sample"), { signal });

  say("Starting the database, the web server and a worker");
  // No settings but its own: whatever database and bucket are configured here, the demo must not write to them.
  await using studio = await startLocal({ dataDir, settings: {}, ...(values.port && { port: Number(values.port) }) });
  const client = createClient(studio.url, signal);

  say("Uploading the video and the track in parts");
  const [video, track] = await Promise.all([
    client.upload("video", sample.video),
    client.upload("track", sample.track),
  ]);
  const project = await client.createProject("Sample ride", video, track);

  say("Rendering");
  const bar = new cliProgress.SingleBar(
    { format: "  {bar} {percentage}%  {stage}", noTTYOutput: false, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(100, 0, { stage: "waiting" });
  const render = await client.render(project.id, ({ progress, stage }) =>
    bar.update(Math.round(progress * 100), { stage }),
  );
  bar.stop();

  const file = join(dataDir, "demo", "sample-ride.mp4");
  await mkdir(join(dataDir, "demo"), { recursive: true });
  const bytes = await client.download(render, file);
  const share = await client.share(render.id);

  process.stdout.write(
    `\nStudio  ${studio.url}/projects/${project.id}\nFile    ${file} (${(bytes / 1e6).toFixed(1)} MB)\nShare   ${share.url}\n`,
  );
  if (values.once) return;
  process.stdout.write("\nThe studio stays up. Ctrl-C ends it.\n");
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}, USAGE);

function say(step: string): void {
  process.stdout.write(`→ ${step}\n`);
}
