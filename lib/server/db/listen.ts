import postgres from "postgres";
import { env } from "#lib/server/env";

/** Announced by triggers on `renders` (drizzle/0001_render_changes.sql); the payload is the render's id. */
export type Channel = "render_changed" | "render_cancelled";

/** `missed` is called after every (re)connection: what was announced in between is lost and must be read. */
type Listener = { announced: (payload: string) => void; missed?: () => void };
type Hub = { sql: postgres.Sql; channels: Map<Channel, { listeners: Set<Listener>; ready: Promise<unknown> }> };

const HUB = Symbol.for("sportssync.listen");
const shared = globalThis as { [HUB]?: Hub };

/**
 * Calls `listener` for every announcement on a channel until the returned function is called. All listeners of a
 * process share one connection (direct, as a transaction pooler cannot LISTEN), which reconnects by itself.
 * Resolves once the database listens: what is announced from then on arrives.
 */
export async function listen(channel: Channel, listener: Listener): Promise<() => void> {
  shared[HUB] ??= open();
  const hub = shared[HUB];
  let entry = hub.channels.get(channel);
  if (!entry) {
    const listeners = new Set<Listener>();
    const ready = hub.sql.listen(
      channel,
      (payload) => {
        for (const each of listeners) each.announced(payload);
      },
      () => {
        for (const each of listeners) each.missed?.();
      },
    );
    entry = { listeners, ready };
    hub.channels.set(channel, entry);
    // A first connection that failed must not be remembered for ever.
    ready.catch(() => hub.channels.delete(channel));
  }
  const { listeners, ready } = entry;
  listeners.add(listener);
  try {
    await ready;
  } catch (error) {
    listeners.delete(listener);
    throw error;
  }
  return () => listeners.delete(listener);
}

/** Closes this process's listening connection. Idempotent. */
export async function closeListen(): Promise<void> {
  const hub = shared[HUB];
  delete shared[HUB];
  await hub?.sql.end({ timeout: 5 });
}

function open(): Hub {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
  const sql = postgres(DATABASE_DIRECT_URL ?? DATABASE_URL, {
    max: 1,
    idle_timeout: 0,
    onnotice: () => {},
    connection: { application_name: "sportssync listen" },
  });
  return { sql, channels: new Map() };
}
