import { AppError } from "#lib/domain/errors";
import { unreachable } from "../unreachable.ts";
import { openAnswer, type WorkerAnswer } from "../worker-answer.ts";

export type ChecksumQuestion = { readonly id: number; readonly part: Blob };
export type ChecksumAnswer = { readonly id: number; readonly answer: WorkerAnswer<string> };

/**
 * What storage is to check a part against, in base64: a part that was cut off on its way must not count as one that
 * arrived. Throws AppError `conflict` for a file that can no longer be read.
 */
export type PartChecksums = { of(part: Blob): Promise<string>; close(): void };

/** One worker for all parts of a file; begun with the first. */
export function createPartChecksums(): PartChecksums {
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let worker: Worker | undefined;
  let count = 0;

  function giveUp(error: AppError): void {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker?.terminate();
    worker = undefined;
  }

  function open(): Worker {
    const opened = new Worker(new URL("./checksum-worker.ts", import.meta.url), { type: "module" });
    opened.addEventListener("message", ({ data: { id, answer } }: MessageEvent<ChecksumAnswer>) => {
      const one = waiting.get(id);
      waiting.delete(id);
      try {
        one?.resolve(openAnswer(answer));
      } catch (error) {
        one?.reject(error);
      }
    });
    opened.addEventListener("error", (event: ErrorEvent | Event) =>
      // Without a message its code did not arrive; that is tried again with the part.
      giveUp("message" in event ? new AppError("internal", `worker: ${event.message}`) : unreachable(event)),
    );
    return opened;
  }

  return {
    of(part) {
      worker ??= open();
      const id = count++;
      const one = Promise.withResolvers<string>();
      waiting.set(id, one);
      worker.postMessage({ id, part } satisfies ChecksumQuestion);
      return one.promise;
    },
    close: () => giveUp(new AppError("cancelled", "the upload is over")),
  };
}
