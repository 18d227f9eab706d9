/** One event: `id` is what the browser sends back as `Last-Event-ID` when it reconnects. */
export type ServerEvent = { readonly id: number; readonly data: unknown };

type Timing = {
  /** Milliseconds between comments that keep proxies from closing a quiet stream. */
  readonly heartbeat: number;
  /** Milliseconds after which a stream ends; the browser reconnects by itself and nothing is lost. */
  readonly maxAge: number;
};
const TIMING: Timing = { heartbeat: 15_000, maxAge: 10 * 60_000 };

/** Milliseconds that a browser waits before it reconnects. */
const RETRY = 1000;

/**
 * A stream of server-sent events. It ends when the events do, when the client goes, when it is `maxAge` old, and when
 * the server is told to stop: an open stream would outlive SIGTERM. `events` gets a signal that fires in all these
 * cases but the first. A slow client holds the events back, so make each event a whole state.
 */
export function eventStream(
  request: Request,
  events: (signal: AbortSignal) => AsyncIterable<ServerEvent>,
  timing: Timing = TIMING,
): Response {
  const ended = new AbortController();
  const signal = AbortSignal.any([request.signal, ended.signal, shutdown(), AbortSignal.timeout(timing.maxAge)]);
  const iterator = events(signal)[Symbol.asyncIterator]();
  let heartbeat: NodeJS.Timeout;
  const end = () => {
    clearInterval(heartbeat);
    ended.abort();
  };
  signal.addEventListener("abort", end, { once: true });
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encode(`retry: ${RETRY}\n\n`));
      heartbeat = setInterval(() => controller.enqueue(encode(":\n\n")), timing.heartbeat);
    },
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (!done) return controller.enqueue(encode(`id: ${value.id}\ndata: ${JSON.stringify(value.data)}\n\n`));
        end();
        controller.close();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    async cancel() {
      end();
      await iterator.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      // nginx buffers answers unless told not to.
      "x-accel-buffering": "no",
    },
  });
}

/** The id of the last event that this client has seen; 0 when it has seen none. */
export function lastEventId(request: Request): number {
  const id = Number(request.headers.get("last-event-id") ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

const text = new TextEncoder();
const encode = (chunk: string) => text.encode(chunk);

// On globalThis: a bundler may give every route its own copy of this module.
const SHUTDOWN = Symbol.for("sportssync.shutdown");
const shared = globalThis as { [SHUTDOWN]?: AbortSignal };

/** Fires when this process is told to stop. */
function shutdown(): AbortSignal {
  if (shared[SHUTDOWN]) return shared[SHUTDOWN];
  const controller = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => controller.abort());
  shared[SHUTDOWN] = controller.signal;
  return controller.signal;
}
