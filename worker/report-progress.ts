/** Milliseconds between two writes: four a second is as smooth as a bar needs. */
const INTERVAL = 250;

export type Reporter<Progress> = {
  /** Takes a state; the newest one is written, older ones that wait are dropped. Never blocks, never throws. */
  report(progress: Progress): void;
  /** Resolves when the last write has ended; what still waits is dropped. */
  end(): Promise<void>;
};

/** Writes progress at a steady pace, however often it is reported. `write` sees to its own failures. */
export function createReporter<Progress>(write: (progress: Progress) => Promise<void>): Reporter<Progress> {
  let waiting: Progress | undefined;
  let ended = false;
  let running: Promise<void> | undefined;
  const pause = createPause();

  const run = async () => {
    while (!ended && waiting !== undefined) {
      const next = waiting;
      waiting = undefined;
      await write(next);
      if (!ended) await pause.wait(INTERVAL);
    }
    running = undefined;
  };
  return {
    report(progress) {
      if (ended) return;
      waiting = progress;
      running ??= run();
    },
    async end() {
      ended = true;
      pause.cut();
      await running;
    },
  };
}

function createPause() {
  let cut = () => {};
  return {
    wait: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        cut = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    cut: () => cut(),
  };
}
