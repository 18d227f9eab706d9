import type { RenderProgress, RenderStatus } from "#lib/contracts/api";
import { listen } from "#lib/server/db/listen";
import { getRenderProgress } from "#lib/server/renders";
import type { ServerEvent } from "#lib/web/sse";

const ENDED: ReadonlySet<RenderStatus> = new Set(["done", "failed", "cancelled", "expired"]);

/** Whether nothing more will happen to a render that anyone waits for. */
export const hasEnded = ({ status }: Pick<RenderProgress, "status">): boolean => ENDED.has(status);

/** Milliseconds after which the row is read although nothing was announced: a connection may be lost silently. */
const POLL = 10_000;

/**
 * The states of a render newer than version `since`, each whole, the present one first; ends with the render.
 * A reconnecting client misses nothing: the state is one row, and only its newest form matters.
 * Throws AppError `not_found`.
 */
export async function* renderEvents(
  ownerId: string,
  id: string,
  since: number,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const bell = createBell();
  const unlisten = await listen("render_changed", {
    announced: (changed) => changed === id && bell.ring(),
    missed: bell.ring,
  });
  signal.addEventListener("abort", bell.ring);
  const poll = setInterval(bell.ring, POLL);
  try {
    let sent = since;
    while (!signal.aborted) {
      bell.silence();
      const state = await getRenderProgress(ownerId, id);
      if (state.version > sent) yield { id: state.version, data: state };
      sent = Math.max(sent, state.version);
      if (hasEnded(state)) return;
      await bell.rung();
    }
  } finally {
    clearInterval(poll);
    signal.removeEventListener("abort", bell.ring);
    unlisten();
  }
}

/** Something happened since `silence`; many rings are one. */
function createBell() {
  let { promise, resolve } = Promise.withResolvers<void>();
  return {
    ring: () => resolve(),
    silence: () => {
      ({ promise, resolve } = Promise.withResolvers<void>());
    },
    rung: () => promise,
  };
}
