import { AppError } from "#lib/domain/errors";

export type RetryOptions = {
  readonly signal: AbortSignal;
  /** Milliseconds to wait after each failure; the last failure is thrown. */
  readonly delays?: readonly number[] | undefined;
  /** Called after each failure that will be tried again. */
  readonly onSetback?: () => void;
};

/** About a minute altogether: a tunnel, a change of network, a restart of the server. */
const DELAYS = [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];

/** Tries again after a passing failure (AppError `unavailable`); everything else is thrown at once. */
export async function retry<T>(
  attempt: () => Promise<T>,
  { signal, delays = DELAYS, onSetback }: RetryOptions,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    throwIfStopped(signal);
    try {
      return await attempt();
    } catch (error) {
      const delay = delays[failures];
      if (delay === undefined || !(error instanceof AppError) || error.code !== "unavailable") throw error;
      onSetback?.();
      await pause(delay, signal);
    }
  }
}

/** Throws AppError `cancelled` when the signal has been given. */
function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError("cancelled", "the upload was stopped");
}

/** Ends early when the signal is given, or when the browser says that the network is back. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const end = new AbortController();
  await new Promise<void>((resolve) => {
    const options = { once: true, signal: end.signal };
    setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => resolve(), options);
    globalThis.addEventListener?.("online", () => resolve(), options);
  });
  end.abort();
}
