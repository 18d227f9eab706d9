import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect, isIP, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type AddressRule, PUBLIC_ONLY, resolvePublic } from "#lib/server/net/resolve-public";

type EgressOptions = {
  /** Which hosts may be connected to; lower case, as they were asked for. */
  allows: (host: string, port: number) => boolean;
  /** All that may be received in all, by all connections. */
  maxBytes: number;
  /** Told of each connection that was refused, for the log. */
  onRefusal?: ((refusal: Refusal) => void) | undefined;
  rule?: AddressRule;
};

export type Refusal = { readonly target: string; readonly why: string };

export type EgressProxy = AsyncDisposable & {
  /** With its password: for one child alone. */
  readonly url: string;
  readonly received: () => number;
  /** More was sent than may be received, and all connections were ended. */
  readonly isExceeded: () => boolean;
};

/** More than a player opens; each is a tunnel that holds two sockets. */
const MOST_TUNNELS = 32;
/** Nothing in either direction for so long ends a tunnel, milliseconds. */
const IDLE = 30_000;
/** Milliseconds that one address of a host has to answer. */
const CONNECTING = 5_000;

/**
 * The one way out for a program that is given addresses by strangers: a proxy on loopback, with a password of its own,
 * that only tunnels (CONNECT) and only to hosts that are allowed. It resolves names itself, refuses addresses that are
 * not public and connects to the very address that it checked: a name that answers something else the second time
 * helps nobody, and neither does a redirect.
 */
export async function openEgressProxy(options: EgressOptions): Promise<EgressProxy> {
  const password = randomBytes(16).toString("hex");
  const sockets = new Set<Duplex>();
  // Of clients that know the password: others can hold a socket open, and nobody up.
  const tunnels = new Set<Duplex>();
  let received = 0;
  let exceeded = false;
  const keep = (socket: Duplex) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).once("close", () => sockets.delete(socket));
  };
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const refuse = (client: Duplex, status: string, target: string, why: string) => {
    options.onRefusal?.({ target: target.slice(0, 200), why });
    client.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
  };
  const count = (chunk: Buffer) => {
    received += chunk.length;
    if (received <= options.maxBytes) return;
    exceeded = true;
    endAll();
  };

  const server = createServer((request, response) => {
    // Whatever is not a tunnel is not encrypted either.
    options.onRefusal?.({ target: String(request.url).slice(0, 200), why: "not a tunnel" });
    response.writeHead(403, { connection: "close" }).end();
  });
  server.on("connection", keep);
  server.on("connect", async (request: IncomingMessage, client: Socket, early: Buffer) => {
    const target = request.url ?? "";
    if (!isAuthorized(request, password)) {
      // ffmpeg asks without the password first.
      client.end('HTTP/1.1 407 Password\r\nproxy-authenticate: Basic realm="egress"\r\nconnection: close\r\n\r\n');
      return;
    }
    const place = parseTarget(target);
    if (exceeded || tunnels.size >= MOST_TUNNELS) return refuse(client, "403 Forbidden", target, "too much");
    if (!place || !options.allows(place.host, place.port)) {
      return refuse(client, "403 Forbidden", target, "the host is not allowed");
    }
    tunnels.add(client);
    client.once("close", () => tunnels.delete(client));
    try {
      const addresses = await resolvePublic(place.host, options.rule ?? PUBLIC_ONLY);
      const upstream = await connectToOne(addresses, place.port);
      keep(upstream);
      upstream.setTimeout(IDLE, () => upstream.destroy());
      client.once("close", () => upstream.destroy());
      if (client.destroyed || exceeded) return void upstream.destroy();
      upstream.on("data", count).once("close", () => client.destroy());
      client.write("HTTP/1.1 200 Connected\r\n\r\n");
      if (early.length > 0) upstream.write(early);
      upstream.pipe(client);
      client.pipe(upstream);
    } catch (error) {
      refuse(client, "502 Bad Gateway", target, error instanceof Error ? error.message : String(error));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://egress:${password}@127.0.0.1:${port}`,
    received: () => received,
    isExceeded: () => exceeded,
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      endAll();
      await closed;
    },
  };
}

/** The first of them that answers: a machine without IPv6 is told IPv6 addresses too. */
async function connectToOne(addresses: readonly string[], port: number): Promise<Socket> {
  let problem: unknown;
  for (const address of addresses) {
    const socket = connect({ host: address, port, family: isIP(address) });
    try {
      await once(socket, "connect", { signal: AbortSignal.timeout(CONNECTING) });
      return socket;
    } catch (error) {
      problem = error;
      socket.destroy();
    }
  }
  throw problem;
}

/** A host and its port as CONNECT names them; names that a URL would read as something else are none. */
function parseTarget(target: string): { host: string; port: number } | undefined {
  const [, host, port] = /^([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\]):(\d{1,5})$/i.exec(target) ?? [];
  return host && port ? { host: host.toLowerCase(), port: Number(port) } : undefined;
}

function isAuthorized(request: IncomingMessage, password: string): boolean {
  const given = Buffer.from(request.headers["proxy-authorization"] ?? "");
  const wanted = Buffer.from(`Basic ${Buffer.from(`egress:${password}`).toString("base64")}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
