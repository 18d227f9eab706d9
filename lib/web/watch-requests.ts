import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "#lib/server/env";
import { createLogger } from "#lib/server/logger";

/**
 * Reaches every request of this process before Next does; called once, when the server starts.
 *  - Adds the address of the connection to X-Forwarded-For. Next does so only where there is none, which leaves a client
 *    free to make one up.
 *  - Says once when there seems to be a proxy that nobody counted: everybody would share its address and its limits.
 *  - Tells browsers to come by https only, where the site is reached by it.
 */
export function watchRequests(): void {
  const config = env();
  const isSecure = new URL(config.PUBLIC_URL).protocol === "https:";
  let mayLackProxies = config.SPORTSSYNC_MODE === "hosted" && config.TRUSTED_PROXIES === 0;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const given = request.headers["x-forwarded-for"];
    const peer = request.socket.remoteAddress ?? "";
    request.headers["x-forwarded-for"] = given === undefined ? peer : `${given}, ${peer}`;
    // What Next asks itself after a form was answered has one too.
    if (mayLackProxies && given !== undefined && !request.headers.rsc) {
      mayLackProxies = false;
      const hint = "a request came through a proxy, or says so: behind one, TRUSTED_PROXIES must count it";
      createLogger("web").warn({ peer }, hint);
    }
    if (isSecure) response.setHeader("strict-transport-security", STRICT);
  });
}

/** A year. Not for names below this one, which may be other people's servers. */
const STRICT = "max-age=31536000";
