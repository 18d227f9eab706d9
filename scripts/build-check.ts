import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { AppError } from "#lib/domain/errors";
import { findLeaks, MARKED } from "./build-check/find-leaks.ts";
import { parseCliArgs, runCli } from "./cli.ts";

const ROOT = resolve(import.meta.dirname, "..");
const USAGE = "npm run build:check   builds the pages with marked secrets and fails when one is in what was built";

/** The same build as any other: what it is built with must not be in it, so it serves whoever comes next. */
await runCli(async (args, signal) => {
  parseCliArgs({ args });
  const next = resolve(ROOT, "node_modules/next/dist/bin/next");
  const env = { ...process.env, ...MARKED, NEXT_TELEMETRY_DISABLED: "1" };
  const build = spawn(process.execPath, [next, "build"], { cwd: ROOT, env, stdio: "inherit", signal });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new AppError("invalid_request", `The build failed (${code}); its last lines above say why.`);
  const leaks = await findLeaks(resolve(ROOT, ".next"));
  if (leaks.length > 0) {
    throw new AppError("invalid_request", `Secrets are in what was built:\n  ${leaks.join("\n  ")}`);
  }
  process.stdout.write(`None of ${Object.keys(MARKED).length} marked secrets is in what was built.\n`);
}, USAGE);
