import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

export type TestServer = { url: string; server: Server } & AsyncDisposable;

/** Serves a `Request → Response` function on a free loopback port, streaming both ways as Next does. */
export async function serve(handle: (request: Request) => Promise<Response>): Promise<TestServer> {
  let url = "";
  const server = createServer((incoming, outgoing) => {
    handle(toRequest(url, incoming))
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        if (!response.body) return outgoing.end();
        return pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
      })
      // The other side hung up, on purpose in some tests: there is nobody left to answer.
      .catch(() => outgoing.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    server,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function toRequest(base: string, incoming: IncomingMessage): Request {
  const { method = "GET", headers } = incoming;
  const hasBody = method === "PUT" || method === "POST";
  const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]);
  return new Request(new URL(incoming.url ?? "/", base), {
    method,
    headers: pairs,
    ...(hasBody && { body: Readable.toWeb(incoming) as BodyInit, duplex: "half" }),
  });
}
