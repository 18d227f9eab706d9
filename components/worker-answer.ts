import { AppError, type ErrorCode, toAppError } from "#lib/domain/errors";
import { unreachable } from "./unreachable.ts";

/** What a web worker answers to its one message: errors lose their class on the way. */
export type WorkerAnswer<Value> =
  | { readonly value: Value }
  | { readonly error: { readonly code: ErrorCode; readonly message: string; readonly userMessage: string } };

/** In the worker: what came of the work, in a shape that can be posted. */
export async function answerOf<Value>(work: Promise<Value>): Promise<WorkerAnswer<Value>> {
  try {
    return { value: await work };
  } catch (error) {
    const { code, message, userMessage } = toAppError(error);
    return { error: { code, message, userMessage } };
  }
}

/**
 * In the page: sends a new worker its one message, and ends it with its answer or when the signal is given.
 * Throws the worker's AppError, `cancelled` for the signal, `unavailable` when its code could not be loaded.
 */
export async function askWorker<Value>(worker: Worker, message: unknown, signal: AbortSignal): Promise<Value> {
  try {
    const answer = await new Promise<WorkerAnswer<Value>>((resolve, reject) => {
      worker.addEventListener("message", (event: MessageEvent<WorkerAnswer<Value>>) => resolve(event.data));
      worker.addEventListener("error", (event: ErrorEvent | Event) =>
        // Without a message its code did not arrive: nothing of it has run.
        reject("message" in event ? new AppError("internal", `worker: ${event.message}`) : unreachable(event)),
      );
      signal.addEventListener("abort", () => reject(new AppError("cancelled", "no answer is wanted any more")));
      worker.postMessage(message);
    });
    return openAnswer(answer);
  } finally {
    worker.terminate();
  }
}

/** In the page: what the worker found; throws what it threw. */
export function openAnswer<Value>(answer: WorkerAnswer<Value>): Value {
  if ("value" in answer) return answer.value;
  const { code, message, userMessage } = answer.error;
  throw new AppError(code, message, { userMessage });
}
