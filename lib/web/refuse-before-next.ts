import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { plainPage } from "#lib/web/plain-page";

const KNOWN: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * Answers what no handler of ours can, before Next sees it. To be called once, before the server answers anything.
 *  - Methods that nothing here has (TRACE, QUERY, PROPFIND …): 405. Next makes a `Request` of everything, which cannot be
 *    of method TRACE, and fails with 500; to others it says 400.
 *  - Addresses that are no text (`/s/%FF/film`): 400. Next fails with 500 where a part of them is a route's parameter.
 */
export function refuseBeforeNext(): void {
  const emit = Server.prototype.emit as (event: string | symbol, ...args: unknown[]) => boolean;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    const [request, response] = args as [IncomingMessage?, ServerResponse?];
    if (
      event === "request" &&
      request &&
      response &&
      (refuseMethod(request, response) || refusePath(request, response))
    )
      return true;
    return emit.call(this, event, ...args);
  };
}

function refuseMethod({ method = "" }: IncomingMessage, response: ServerResponse): boolean {
  if (KNOWN.has(method)) return false;
  const message = `${method} is answered nowhere; OPTIONS tells which methods an address has. See /api/openapi.json.`;
  response.writeHead(405, { allow: "OPTIONS", "content-type": "application/json" });
  response.end(JSON.stringify({ error: { code: "method_not_allowed", message } }));
  return true;
}

function refusePath({ url = "" }: IncomingMessage, response: ServerResponse): boolean {
  const [path = ""] = url.split("?");
  if (isText(path)) return false;
  const message = "This address is not complete, or it was changed on the way. Copy it again.";
  if (path.startsWith("/api/")) {
    response.writeHead(400, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify({ error: { code: "invalid_request", message } }));
    return true;
  }
  const page = plainPage(400, { title: "There is nothing at this address", text: message });
  response.writeHead(page.status, Object.fromEntries(page.headers));
  void page.text().then((html) => response.end(html));
  return true;
}

/** Whether what is percent-encoded is UTF-8. */
function isText(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
