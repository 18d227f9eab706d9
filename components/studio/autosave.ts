import { AppError, type ErrorCode, isUserFault, toAppError } from "#lib/domain/errors";

export type SaveState =
  | { readonly name: "saved" }
  /** Changes wait for a pause in the editing, or are on their way. */
  | { readonly name: "saving" }
  /** Someone else saved first: a person has to choose. */
  | { readonly name: "conflict" }
  /** It will be tried again by itself. */
  | { readonly name: "failed"; readonly message: string }
  /** Trying the same again is no use: the project is gone, or the server does not take this value. */
  | { readonly name: "refused"; readonly message: string };

type Options<Value> = {
  /** The version that the first value was read at. */
  version: number;
  /** Stores the value over that version and returns the new one. Throws AppError `conflict` when it is not the latest. */
  save: (value: Value, version: number) => Promise<number>;
  /** Milliseconds without a change before a save. */
  delay: number;
  onState: (state: SaveState) => void;
};

export type Autosave<Value> = {
  change(value: Value): void;
  /** Saves what is waiting, now. True when everything is stored. */
  flush(): Promise<boolean>;
  /** After a conflict: stores the current value over `version`. */
  overwrite(version: number): Promise<boolean>;
  /**
   * Changes what is stored in another way, between two saves: `work` gets the latest version and returns the new one.
   * Throws what `work` throws; AppError `conflict` when what waits could not be stored first.
   */
  between(work: (version: number) => Promise<number>): Promise<void>;
  /** Nothing is tried again after this; a save that is under way still arrives. */
  dispose(): void;
};

const LONGEST_PAUSE = 30_000;

/** Refusals that end without a change of the value: they sign in again in another window, or have been too quick. */
const PASSES: ReadonlySet<ErrorCode> = new Set(["unauthorized", "rate_limited"]);

function notStored(): AppError {
  return new AppError("conflict", "what waits cannot be stored", {
    userMessage: "Your last changes could not be saved, so nothing else was changed. See the message at the top.",
  });
}

/** Saves a value after each pause in the editing; one save at a time, in order, never over someone else's. */
export function createAutosave<Value>({ version, save, delay, onState }: Options<Value>): Autosave<Value> {
  let waiting: { value: Value } | undefined;
  let running: Promise<boolean> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let conflict = false;
  let disposed = false;

  function schedule(pause: number) {
    clearTimeout(timer);
    if (disposed) return;
    timer = setTimeout(() => void flush(), pause);
  }

  async function drain(): Promise<boolean> {
    while (waiting && !conflict) {
      const taken = waiting;
      waiting = undefined;
      onState({ name: "saving" });
      try {
        version = await save(taken.value, version);
        failures = 0;
      } catch (error) {
        waiting ??= taken;
        return giveWay(error);
      }
    }
    if (!conflict) onState({ name: "saved" });
    return !conflict;
  }

  function giveWay(error: unknown): false {
    const { code, userMessage } = toAppError(error);
    if (code === "conflict") {
      conflict = true;
      onState({ name: "conflict" });
    } else if (isUserFault(code) && !PASSES.has(code)) {
      onState({ name: "refused", message: userMessage });
    } else {
      failures++;
      schedule(Math.min(LONGEST_PAUSE, 1000 * 2 ** failures));
      onState({ name: "failed", message: userMessage });
    }
    return false;
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    running ??= drain().finally(() => {
      running = undefined;
    });
    const stored = await running;
    // A change made while the last save was under way still waits.
    return stored && waiting ? flush() : stored;
  }

  return {
    change(value) {
      waiting = { value };
      if (conflict) return;
      onState({ name: "saving" });
      schedule(delay);
    },
    flush,
    overwrite(latest) {
      version = latest;
      conflict = false;
      return flush();
    },
    async between(work) {
      if (!(await flush())) throw notStored();
      const done = work(version).then((latest) => {
        version = latest;
      });
      // A save that is asked for meanwhile comes after.
      running = done
        .then(
          () => true,
          (error) => toAppError(error).code !== "conflict" || giveWay(error),
        )
        .finally(() => {
          running = undefined;
          if (waiting) schedule(delay);
        });
      await done;
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
