import { pino } from "pino";
import { env } from "#lib/server/env";
import { withoutSecrets } from "#lib/server/without-secrets";

/** One JSON line per event on standard output, without secrets of people or of this installation. */
export function createLogger(name: string) {
  const hooks = { streamWrite: withoutSecrets };
  return pino({ name, level: env().LOG_LEVEL, redact: ["err.params"], hooks });
}
export type Logger = ReturnType<typeof createLogger>;
