import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { judgeAudit } from "./audit/judge-audit.ts";
import { parseCliArgs, runCli } from "./cli.ts";

const USAGE = "npm run audit   fails when a dependency of the running product has a known hole, high or critical";

await runCli(async (args) => {
  parseCliArgs({ args });
  const { stdout, stderr } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    cwd: resolve(import.meta.dirname, ".."),
    encoding: "utf8",
    maxBuffer: 64 * 1024 ** 2,
  });
  const { lines, passes } = judgeAudit(stdout || stderr);
  process.stdout.write(`${lines.join("\n")}\n`);
  if (!passes) process.exitCode = 1;
}, USAGE);
