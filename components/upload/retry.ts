import { AppError } from "#lib/domain/errors";

export type RetryOptions = {
  readonly signal: AbortSignal;
  /** Milliseconds to wait after each failure, give or take a quarter; the last failure is thrown. */
  readonly delays?: readonly number[] | undefined;
  /** Called after each failure that will be tried again. */
  readonly onSetback?: () => void;
};

/** About a minute altogether: a tunnel, a change of network, a restart of the server. */
const DELAYS = [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];
/** Between two tries while the browser says that there is no network, which is no failure of the server's. */
const OFFLINE_DELAY = 15_000;
/** The longest that we wait for a server that says when to come back. */
const LONGEST_WAIT = 120_000;

/**
 * Tries again after a passing failure (AppError `unavailable`, or `rate_limited` after the time that it names);
 * everything else is thrown at once. Without a network it waits for as long as that takes.
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { signal, delays = DELAYS, onSetback }: RetryOptions,
): Promise<T> {
  for (let failures = 0; ; ) {
    throwIfStopped(signal);
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AppError) || !isPassing(error)) throw error;
      const wait = waitAfter(error, delays[failures]);
      if (wait === undefined) throw error;
      if (!isOffline()) failures++;
      onSetback?.();
      await pause(wait, signal);
    }
  }
}

const isPassing = ({ code }: AppError) => code === "unavailable" || code === "rate_limited";

// The browser may be wrong about it (a site on this very machine), so it only makes us patient, never idle.
const isOffline = () => globalThis.navigator?.onLine === false;

/** Undefined: it was tried often enough. */
function waitAfter({ retryAfter }: AppError, delay: number | undefined): number | undefined {
  if (isOffline()) return OFFLINE_DELAY;
  if (delay === undefined) return undefined;
  // Many parts that fail together must not come back together.
  return Math.max(delay * (0.75 + Math.random() / 2), Math.min((retryAfter ?? 0) * 1000, LONGEST_WAIT));
}

/** Throws AppError `cancelled` when the signal has been given. */
function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError("cancelled", "the upload was stopped");
}

/** Ends early when the signal is given, or when the browser says that the network is back. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const end = new AbortController();
  const options = { once: true, signal: end.signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => resolve(), options);
    globalThis.addEventListener?.("online", () => resolve(), options);
  });
  clearTimeout(timer);
  end.abort();
}
