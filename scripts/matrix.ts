import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseCliArgs, runCli, usageFault } from "./cli.ts";
import { type CheckedFile, checkFile } from "./matrix/check-file.ts";

const USAGE = `npm run matrix [-- FOLDER] [--in SECONDS] [--seconds N] [--only NAME]

Renders every video of FOLDER (default ../shared/data/video) with a made-up ride, N seconds (default 10) from --in
(default 0), and measures each result against a decode of its source that shares no code with the render.`;

await runCli(async (args, signal) => {
  const { values, positionals } = parseCliArgs({
    args,
    allowPositionals: true,
    options: {
      in: { type: "string", default: "0" },
      seconds: { type: "string", default: "10" },
      only: { type: "string", default: "" },
    },
  });
  const folder = resolve(positionals[0] ?? "../shared/data/video");
  const clip = { in: secondsOf("--in", values.in, 0), seconds: secondsOf("--seconds", values.seconds, 0.1) };
  const names = await readdir(folder).catch(() => {
    throw usageFault(`There is no folder "${folder}". Name one with videos.`);
  });
  const workDir = await mkdtemp(join(tmpdir(), "sportssync-matrix-"));
  let failed = 0;
  try {
    for (const name of names.filter((one) => one.includes(values.only)).sort()) {
      signal.throwIfAborted();
      const line = await checkFile(join(folder, name), workDir, clip);
      failed += line.checks.filter(({ ok }) => !ok).length;
      process.stdout.write(`${rowOf(line)}\n`);
    }
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
  process.stdout.write(failed ? `${failed} checks failed\n` : "every check passed\n");
  if (failed) process.exitCode = 1;
}, USAGE);

function secondsOf(option: string, text: string, least: number): number {
  const value = Number(text);
  if (value >= least) return value;
  throw usageFault(`${option} must be a number of seconds, ${least} at least, not "${text}".`);
}

function rowOf({ file, special, outcome, isRendered, checks, warnings }: CheckedFile): string {
  const bad = checks.filter(({ ok }) => !ok);
  const found = (name: string) => checks.find((one) => one.name === name)?.found ?? "";
  const passed = `${checks.length - bad.length}/${checks.length} checks, ${found("same picture")}, sound ${found("sound in step")}`;
  return [
    [file.padEnd(36), special.padEnd(62), outcome.padEnd(58), ...(isRendered ? [passed] : [])].join("  ").trimEnd(),
    ...bad.map((one) => `    FAILED ${one.name}: ${one.found}`),
    ...warnings.map((text) => `    note: ${text}`),
  ].join("\n");
}
