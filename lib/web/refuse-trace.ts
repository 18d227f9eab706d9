import { type IncomingMessage, Server, type ServerResponse } from "node:http";

/**
 * Answers TRACE with 405 before Next sees it: it makes a `Request` of everything, which cannot have that method, and
 * fails with 500. No handler of ours comes that early. To be called once, before the server answers anything.
 */
export function refuseTrace(): void {
  const emit = Server.prototype.emit as (event: string | symbol, ...args: unknown[]) => boolean;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    const [request, response] = args as [IncomingMessage?, ServerResponse?];
    if (event !== "request" || request?.method !== "TRACE" || !response) return emit.call(this, event, ...args);
    const message = "TRACE is answered nowhere. See /api/openapi.json.";
    response.writeHead(405, { allow: "GET, HEAD, OPTIONS", "content-type": "application/json" });
    response.end(JSON.stringify({ error: { code: "method_not_allowed", message } }));
    return true;
  };
}
