import { once } from "node:events";
import { AppError } from "#lib/domain/errors";
import { prepareDatabase } from "#lib/server/db/migrate";
import { ConfigurationError, readEnv } from "#lib/server/env";
import { parseCliArgs, runCli, usageFault } from "./cli.ts";
import { ensureBuild } from "./ensure-build.ts";
import { startLocal, startWeb } from "./local.ts";

const USAGE = `npm start [-- --port N]        local mode: everything on this machine, at http://127.0.0.1:3000
npm run dev [-- --port N]      the same with the development server
SPORTSSYNC_MODE=hosted npm start   the web server alone; workers run with npm run worker`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm start` and `npm run dev`: runs until Ctrl-C or SIGTERM and leaves no process behind. */
await runCli(async (args, signal) => {
  const { values } = parseCliArgs({ args, options: { port: { type: "string" }, dev: { type: "boolean" } } });
  const port = values.port === undefined ? undefined : toPort(values.port);
  const dev = values.dev ?? false;
  if (process.env.SPORTSSYNC_MODE === "hosted")
    return runHosted(port ?? toPort(process.env.PORT ?? "3000"), dev, signal);

  await using local = await startLocal({ ...(port === undefined ? {} : { port }), dev, signal });
  say(`\nSportsSync is ready: ${local.url}\nStop it with Ctrl-C.\n`);
  await endOf(local.ended, signal);
  say("\nStopping …");
}, USAGE);

async function runHosted(port: number, dev: boolean, signal: AbortSignal): Promise<void> {
  const config = readConfiguration();
  if (!dev) await ensureBuild(say, signal);
  await prepareDatabase(config.DATABASE_DIRECT_URL ?? config.DATABASE_URL);
  const web = startWeb({ port, host: "0.0.0.0", dev, env: process.env, log: say });
  try {
    await endOf(web.ended, signal);
  } finally {
    await web.stop();
  }
}

/** Waits for the signal. Throws when the web server ends before it. */
async function endOf(ended: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const told = once(signal, "abort");
  const crashed = ended.then(() => {
    throw new AppError("internal", "the web server ended by itself");
  });
  await Promise.race([told, crashed]);
  crashed.catch(() => {});
}

function readConfiguration() {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (error instanceof ConfigurationError) throw new AppError("invalid_request", error.message, { cause: error });
    throw error;
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw usageFault(`--port must be a number from 0 to 65535, not "${text}".`);
}
