import { once } from "node:events";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { pipeline } from "node:stream/promises";

export type CountingServer = AsyncDisposable & {
  readonly url: string;
  /** Bytes and requests answered since the last call. */
  take(): { readonly bytes: number; readonly requests: number };
};

/** Serves one file on loopback as an object storage does (Range, a closed connection ends the answer), and counts. */
export async function serveFile(path: string): Promise<CountingServer> {
  const { size } = await stat(path);
  let bytes = 0;
  let requests = 0;
  const sockets = new Map<Socket, number>();
  const settle = (socket: Socket) => {
    bytes += socket.bytesWritten - (sockets.get(socket) ?? 0);
    sockets.set(socket, socket.bytesWritten);
  };
  const server = createServer((request, response) => {
    requests++;
    const { from, to } = rangeOf(request.headers.range, size);
    answer(response, path, { from, to, size }).catch(() => {
      // ffmpeg closes a connection when it seeks elsewhere.
    });
  });
  server.on("connection", (socket: Socket) => {
    sockets.set(socket, 0);
    socket.on("close", () => settle(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/film`,
    take() {
      for (const socket of sockets.keys()) settle(socket);
      const taken = { bytes, requests };
      bytes = 0;
      requests = 0;
      return taken;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

type Range = { readonly from: number; readonly to: number };

function rangeOf(header: string | undefined, size: number): Range {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? "") ?? [];
  return { from: Number(from ?? 0), to: to ? Number(to) : size - 1 };
}

async function answer(response: ServerResponse, path: string, { from, to, size }: Range & { size: number }) {
  if (from >= size) {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  response.writeHead(206, {
    "accept-ranges": "bytes",
    "content-type": "video/mp4",
    "content-length": String(to - from + 1),
    "content-range": `bytes ${from}-${to}/${size}`,
  });
  await pipeline(createReadStream(path, { start: from, end: to }), response);
}
