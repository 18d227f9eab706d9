import { once } from "node:events";
import { AppError } from "#lib/domain/errors";

/** Waits for the signal. Throws `unavailable` when the web server, whose end `ended` is, ends before it. */
export async function untilStopped(ended: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const crashed = ended.then(() => {
    throw new AppError("unavailable", "The web server ended by itself; its last lines above say why.");
  });
  await Promise.race([once(signal, "abort"), crashed]);
  crashed.catch(() => {});
}
