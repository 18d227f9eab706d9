import { AppError } from "#lib/domain/errors";
import { listen } from "#lib/server/db/listen";

/** Fires when a person cancels this render, from the moment this resolves until it is disposed of. */
export async function watchCancel(renderId: string): Promise<AsyncDisposable & { readonly signal: AbortSignal }> {
  const cancelled = new AbortController();
  // What is announced while the connection is lost shows at the next write of progress, which misses.
  const unlisten = await listen("render_cancelled", {
    announced: (id) => {
      if (id === renderId) cancelled.abort(new AppError("cancelled", `render ${id} was cancelled`));
    },
  });
  return { signal: cancelled.signal, [Symbol.asyncDispose]: async () => unlisten() };
}
