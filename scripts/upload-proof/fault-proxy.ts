import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What goes wrong with one sending of a part: the connection is cut in its middle, the storage server is overloaded
 * (503, as S3's SlowDown), or its URL is refused (an altered one is sent on, which storage itself answers with 403).
 */
export type Fault = "cut" | "busy" | "refused";
/** `hold`: nothing of it is taken in until the browser gives it up. */
type Verdict = Fault | "hold" | undefined;

export type FaultProxy = AsyncDisposable & {
  readonly url: string;
  /** Part numbers in the order in which they were begun to be sent. */
  readonly begun: number[];
  /** Bytes of parts that came from the browser, the lost ones included. */
  received(): number;
  /** How many sendings have been held. */
  held(): number;
  /** What has gone wrong so far, in order. */
  readonly faults: { readonly fault: Fault; readonly partNumber: number }[];
};

/** Stands, over HTTP, between the browser and the storage server at `target`; `judge` is asked once for each sending of a part. */
export async function startFaultProxy(target: string, judge: (sending: number) => Verdict): Promise<FaultProxy> {
  const begun: number[] = [];
  const faults: { fault: Fault; partNumber: number }[] = [];
  let bytes = 0;
  let held = 0;

  function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const url = new URL(incoming.url ?? "/", target);
    const partNumber = Number(url.searchParams.get("partNumber"));
    const isPart = incoming.method === "PUT" && partNumber > 0;
    if (isPart) begun.push(partNumber);
    const fault = isPart ? judge(begun.length) : undefined;
    if (fault === "hold") {
      held++;
      return;
    }
    if (fault) faults.push({ fault, partNumber });
    if (isPart) count(incoming, fault);
    if (fault === "busy") {
      slowDown(incoming, outgoing);
      return;
    }
    if (fault === "refused") url.searchParams.set("X-Amz-Expires", "1");

    const { method, headers } = incoming;
    const onward = httpRequest(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    // Whichever side ends first takes the other one with it, as a broken line does.
    onward.on("error", () => outgoing.destroy());
    incoming.on("close", () => incoming.complete || onward.destroy());
    incoming.pipe(onward);
  }

  function count(incoming: IncomingMessage, fault: Fault | undefined): void {
    const half = Number(incoming.headers["content-length"]) / 2;
    let came = 0;
    incoming.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      came += chunk.length;
      if (fault === "cut" && came >= half) incoming.socket.destroy();
    });
  }

  const server = createServer(forward);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    begun,
    faults,
    received: () => bytes,
    held: () => held,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** S3's own words for "too fast"; the body is taken in first, as S3 does. */
function slowDown(incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.on("end", () => {
    outgoing.writeHead(503, { "content-type": "application/xml", "access-control-allow-origin": "*" });
    outgoing.end("<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>");
  });
}
