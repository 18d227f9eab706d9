import { type IncomingMessage, Server, type ServerResponse } from "node:http";

const KNOWN: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * Answers methods that nothing here has (TRACE, QUERY, PROPFIND …) with 405 before Next sees them. It makes a `Request`
 * of everything, which cannot be of method TRACE, and fails with 500; to others it says 400. No handler of ours comes
 * that early. To be called once, before the server answers anything.
 */
export function refuseUnknownMethods(): void {
  const emit = Server.prototype.emit as (event: string | symbol, ...args: unknown[]) => boolean;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    const [request, response] = args as [IncomingMessage?, ServerResponse?];
    const method = request?.method ?? "";
    if (event !== "request" || KNOWN.has(method) || !response) return emit.call(this, event, ...args);
    const message = `${method} is answered nowhere; OPTIONS tells which methods an address has. See /api/openapi.json.`;
    response.writeHead(405, { allow: "OPTIONS", "content-type": "application/json" });
    response.end(JSON.stringify({ error: { code: "method_not_allowed", message } }));
    return true;
  };
}
