import { AppError } from "#lib/domain/errors";
import { prepareDatabase } from "#lib/server/db/migrate";
import { ConfigurationError, readEnv } from "#lib/server/env";
import { parseCliArgs, parsePort, runCli } from "./cli.ts";
import { ensureBuild } from "./ensure-build.ts";
import { startLocal, startWeb } from "./local.ts";
import { untilStopped } from "./until-stopped.ts";

const USAGE = `npm start [-- --port N]        local mode: everything on this machine, at http://127.0.0.1:3000
npm run dev [-- --port N]      the same with the development server
SPORTSSYNC_MODE=hosted npm start   the web server alone; workers run with npm run worker`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm start` and `npm run dev`: runs until Ctrl-C or SIGTERM and leaves no process behind. */
await runCli(async (args, signal) => {
  const { values } = parseCliArgs({ args, options: { port: { type: "string" }, dev: { type: "boolean" } } });
  const port = values.port === undefined ? undefined : parsePort(values.port);
  const dev = values.dev ?? false;
  if (process.env.SPORTSSYNC_MODE === "hosted")
    return runHosted(port ?? parsePort(process.env.PORT ?? "3000"), dev, signal);

  await using local = await startLocal({ ...(port === undefined ? {} : { port }), dev, signal });
  say(`\nSportsSync is ready: ${local.url}\nStop it with Ctrl-C.\n`);
  await untilStopped(local.ended, signal);
  say("\nStopping …");
}, USAGE);

async function runHosted(port: number, dev: boolean, signal: AbortSignal): Promise<void> {
  const config = readConfiguration();
  if (!dev) await ensureBuild(say, signal);
  await prepareDatabase(config.DATABASE_DIRECT_URL ?? config.DATABASE_URL);
  const web = startWeb({ port, host: "0.0.0.0", dev, env: process.env, log: say });
  try {
    await untilStopped(web.ended, signal);
  } finally {
    await web.stop();
  }
}

function readConfiguration() {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (error instanceof ConfigurationError) throw new AppError("invalid_request", error.message, { cause: error });
    throw error;
  }
}
