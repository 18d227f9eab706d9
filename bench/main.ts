import { rm } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Container } from "./clips.ts";
import { FOLDER } from "./clips.ts";
import { OVERLAY_CASES, runOverlayCase } from "./overlay-case.ts";
import { runRangeCase } from "./range-case.ts";
import { overlayTable, rangeTable } from "./tables.ts";

/**
 * What gauges cost on top of what any transcode costs, and what a clip reads of a long film:
 * `npm run bench -- [--case easy,hard,2160p,renditions,range] [--rounds 3] [--seconds N] [--layout cockpit] [--json]`.
 * A figure is printed, never judged: it says as much as the machine is idle, so its load is printed too.
 */
const { values: options } = parseArgs({
  options: {
    case: { type: "string" },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string" },
    layout: { type: "string", default: "cockpit" },
    json: { type: "boolean", default: false },
  },
});
const CONTAINERS: readonly Container[] = ["mp4", "mp4-faststart", "mkv"];
const chosen = options.case?.split(",") ?? [...Object.keys(OVERLAY_CASES), "range"];
const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);
const load = () => `${loadavg()[0]!.toFixed(2)} on ${availableParallelism()} cores`;

say(`Layout ${options.layout}, ${options.rounds} round(s). Load before: ${load()}.`);
const overlay = [];
for (const [name, one] of Object.entries(OVERLAY_CASES)) {
  if (!chosen.includes(name)) continue;
  const length = options.seconds === undefined ? one.length : Number(options.seconds);
  const result = await runOverlayCase({ ...one, length }, options.layout, Number(options.rounds));
  overlay.push({ name: `${name}, ${length} s`, ...result });
  say(`\n${overlayTable(overlay.slice(-1))}`);
}
const range = [];
if (chosen.includes("range")) {
  for (const container of CONTAINERS) range.push(await runRangeCase(container, options.layout));
}
if (overlay.length > 1) say(`\n${overlayTable(overlay)}`);
if (range.length > 0) say(`\n${rangeTable(range)}`);
say(`\nLoad after: ${load()}.`);
if (options.json) process.stdout.write(`${JSON.stringify({ overlay, range })}\n`);

for (const name of [
  "plain-source",
  "plain-1080p",
  "plain-720p",
  "plain-480p",
  "render",
  "render-720p",
  "render-480p",
]) {
  await rm(join(FOLDER, `${name}.mp4`), { force: true });
}
await rm(join(FOLDER, "usage.json"), { force: true });
