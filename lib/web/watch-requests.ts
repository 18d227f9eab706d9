import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "#lib/server/env";

/**
 * Reaches every request of this process before Next does; called once, when the server starts.
 *  - Adds the address of the connection to X-Forwarded-For. Next does so only where there is none, which leaves a client
 *    free to make one up.
 *  - Tells browsers to come by https only, where the site is reached by it.
 */
export function watchRequests(): void {
  const isSecure = new URL(env().PUBLIC_URL).protocol === "https:";
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const given = request.headers["x-forwarded-for"];
    const peer = request.socket.remoteAddress ?? "";
    request.headers["x-forwarded-for"] = given === undefined ? peer : `${given}, ${peer}`;
    if (isSecure) response.setHeader("strict-transport-security", STRICT);
  });
}

/** A year. Not for names below this one, which may be other people's servers. */
const STRICT = "max-age=31536000";
