import { pino } from "pino";
import { env } from "#lib/server/env";

/** One JSON line per event on standard output. */
export function createLogger(name: string) {
  return pino({ name, level: env().LOG_LEVEL });
}
export type Logger = ReturnType<typeof createLogger>;
