import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "#lib/domain/errors";
import { parseCliArgs, runCli, usageFault } from "./cli.ts";
import { fuzzApi } from "./fuzz-api/fuzz.ts";
import { startLocal } from "./local.ts";
import { markdownTable } from "./markdown-table.ts";
import { startHosted } from "./testing/start-hosted.ts";
import { ensureTools } from "./tools.ts";

const USAGE = `npm run fuzz-api [-- --hosted] [--seed 1] [--examples 40] [--time 600] [--verbose]

Starts a server of its own and lets schemathesis send it requests made from /api/openapi.json: such as it allows, such
as it forbids, and in every order that links allow. Fails when an answer is a 5xx or is not as described.
  --hosted    the hosted product on loopback, as a signed-in person, instead of local mode
  --seed      the same seed makes the same requests
  --examples  requests by chance of each operation
  --time      seconds at most
  --verbose   print all that schemathesis says`;

await runCli(async (args) => {
  const { values } = parseCliArgs({
    args,
    options: {
      hosted: { type: "boolean" },
      verbose: { type: "boolean" },
      seed: { type: "string", default: "1" },
      examples: { type: "string", default: "40" },
      time: { type: "string", default: "600" },
    },
  });
  if (!(await ensureTools(["ffmpeg", "schemathesis", ...(values.hosted ? (["versitygw"] as const) : [])]))) {
    throw new AppError("invalid_request", "A tool is missing: run the command above.");
  }
  const folder = await mkdtemp(join(tmpdir(), "sportssync-fuzz-"));
  try {
    await using server = await start(values.hosted ?? false, folder);
    const report = await fuzzApi({
      url: server.url,
      token: server.token,
      seed: count(values.seed),
      examples: count(values.examples),
      maxTime: count(values.time),
      folder,
      ...(values.verbose ? { log: (text: string) => void process.stdout.write(text) } : {}),
    });
    const { operations, test_cases, failures } = report;
    process.stdout.write(
      `${operations.tested} of ${operations.total} operations, ${test_cases.generated} requests, ` +
        `${test_cases.with_failures} of them not as described\n`,
    );
    if (failures.length === 0 && report.errors.length === 0) return;
    const rows = failures.flatMap(({ code, title, operations: where }) => where.map((one) => ({ code, title, one })));
    process.stdout.write(
      `${markdownTable(
        [
          ["code", ({ code }) => code],
          ["failure", ({ title }) => title],
          ["operation", ({ one }) => one],
        ],
        rows,
      )}\n`,
    );
    if (!values.verbose) process.stdout.write(report.text);
    process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, USAGE);

async function start(isHosted: boolean, folder: string) {
  if (!isHosted) {
    const local = await startLocal({ dataDir: join(folder, "data"), port: 0, settings: { LOG_LEVEL: "warn" } });
    return { url: local.url, token: undefined, [Symbol.asyncDispose]: local.stop };
  }
  const hosted = await startHosted();
  const { accessToken } = await hosted.signUp("fuzz@example.org");
  return { url: hosted.url, token: accessToken, [Symbol.asyncDispose]: hosted.stop };
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw usageFault(`"${text}" is not a whole number above 0.`);
}
