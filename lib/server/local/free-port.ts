import { createServer } from "node:net";

/** Whether a server could listen on this loopback port now. */
function isFree(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}

/** A loopback port that nothing listens on: the first free one from `preferred` on, else any. */
export async function freePort(preferred?: number): Promise<number> {
  const candidates = preferred === undefined ? [0] : [...Array(20).keys()].map((step) => preferred + step).concat(0);
  for (const candidate of candidates) {
    const port = await isFree(candidate);
    if (port !== undefined) return port;
  }
  throw new Error("no loopback port is free");
}
