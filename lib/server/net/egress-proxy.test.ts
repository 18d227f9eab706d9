import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EgressProxy, openEgressProxy, type Refusal } from "#lib/server/net/egress-proxy";
import { isPublicAddress } from "#lib/server/net/public-address";
import type { AddressRule } from "#lib/server/net/resolve-public";

const MOST = 100_000;
let reached: Socket[];
let refusals: Refusal[];
let stack: AsyncDisposableStack;
beforeEach(() => {
  reached = [];
  refusals = [];
  stack = new AsyncDisposableStack();
});
afterEach(() => stack.disposeAsync());

/** A server on loopback that answers with what it is sent, and remembers who reached it. */
async function serve(talk = (socket: Socket): unknown => socket.pipe(socket)): Promise<number> {
  const server = createServer((socket) => {
    reached.push(socket);
    socket.on("error", () => {});
    talk(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => {
    for (const socket of reached) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A proxy for `*.videos.example`, whose addresses `rule` tells; 127.0.0.1 counts as public, 127.0.0.2 does not. */
async function open(rule: Partial<AddressRule> = {}): Promise<EgressProxy> {
  const proxy = await openEgressProxy({
    allows: (host) => host.endsWith(".videos.example") || /^[\d[]/.test(host),
    maxBytes: MOST,
    onRefusal: (refusal) => refusals.push(refusal),
    rule: {
      resolve: async () => ["127.0.0.1"],
      isAllowed: (address) => address === "127.0.0.1" || isPublicAddress(address),
      ...rule,
    },
  });
  return stack.use(proxy);
}

/** Asks the proxy for a tunnel; gives its first answer line and the socket. */
async function ask(proxy: EgressProxy, target: string, credentials?: string, method = "CONNECT") {
  const { port, username, password } = new URL(proxy.url);
  const socket = connect(Number(port), "127.0.0.1");
  stack.defer(() => void socket.destroy());
  const token = Buffer.from(credentials ?? `${username}:${password}`).toString("base64");
  socket.write(`${method} ${target} HTTP/1.1\r\nhost: x\r\nproxy-authorization: Basic ${token}\r\n\r\n`);
  const [chunk] = (await once(socket, "data")) as [Buffer];
  return { socket, status: Number(chunk.toString("latin1").split(" ")[1]) };
}

describe("the way out", () => {
  test("is a tunnel to an allowed host", async () => {
    const port = await serve();
    const { socket, status } = await ask(await open(), `a.videos.example:${port}`);
    expect(status).toBe(200);
    socket.write("hello");
    expect(String((await once(socket, "data"))[0])).toBe("hello");
    expect(refusals).toEqual([]);
  });

  test("passes on what was sent before it was open", async () => {
    const port = await serve();
    const proxy = await open();
    const { port: at, username, password } = new URL(proxy.url);
    const socket = connect(Number(at), "127.0.0.1");
    stack.defer(() => void socket.destroy());
    const token = Buffer.from(`${username}:${password}`).toString("base64");
    socket.write(
      `CONNECT a.videos.example:${port} HTTP/1.1\r\nhost: x\r\nproxy-authorization: Basic ${token}\r\n\r\nearly`,
    );
    let came = "";
    for await (const chunk of socket) {
      came += chunk;
      if (came.endsWith("early")) break;
    }
    expect(came).toMatch(/^HTTP\/1\.1 200/);
  });

  test("is open to the one with the password while others hold connections", async () => {
    const port = await serve();
    const proxy = await open();
    for (let n = 0; n < 100; n++) {
      const idle = connect(Number(new URL(proxy.url).port), "127.0.0.1").on("error", () => {});
      stack.defer(() => void idle.destroy());
      await once(idle, "connect");
    }
    expect((await ask(proxy, `a.videos.example:${port}`)).status).toBe(200);
  });

  test("holds a few tunnels at a time", async () => {
    const port = await serve();
    const proxy = await open();
    const asked = [];
    for (let n = 0; n < 32; n++) asked.push(await ask(proxy, `a.videos.example:${port}`));
    expect(asked.map(({ status }) => status)).toEqual(Array(32).fill(200));
    expect((await ask(proxy, `a.videos.example:${port}`)).status).toBe(403);
    const [first] = asked;
    const ended = once(reached[0]!, "close");
    first!.socket.destroy();
    await ended;
    expect((await ask(proxy, `a.videos.example:${port}`)).status).toBe(200);
  });

  test("wants the password", async () => {
    const port = await serve();
    const proxy = await open();
    expect((await ask(proxy, `a.videos.example:${port}`, "egress:guess")).status).toBe(407);
    expect((await ask(proxy, `a.videos.example:${port}`, "")).status).toBe(407);
    expect(reached).toEqual([]);
  });

  test.each([
    ["a host that is not allowed", "evil.example"],
    ["a host that only ends like one", "evilvideos.example"],
    ["a host with a user before it", "a.videos.example@evil.example"],
    ["loopback of IPv6", "[::1]"],
    ["loopback, mapped", "[::ffff:127.0.0.1]"],
    ["another address of loopback", "127.0.0.2"],
    ["metadata", "169.254.169.254"],
    ["a short form of loopback", "127.1"],
    ["loopback as one number", "2130706433"],
    ["loopback in hexadecimal", "0x7f000001"],
    ["a name that never ends", `${"a".repeat(300)}.videos.example`],
    ["a line of its own", "a.videos.example\n.evil"],
    ["nothing", ""],
  ])("does not lead to %s", async (_what, host) => {
    const port = await serve();
    const { status } = await ask(await open(), `${host}:${port}`);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(reached).toEqual([]);
  });

  test("does not lead where an allowed name resolves to an address that is not public", async () => {
    const port = await serve();
    for (const address of ["127.0.0.2", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "0.0.0.0"]) {
      const { status } = await ask(await open({ resolve: async () => [address] }), `a.videos.example:${port}`);
      expect(status).toBe(502);
    }
    expect(reached).toEqual([]);
    expect(refusals).toHaveLength(6);
    expect(refusals[1]).toEqual({
      target: `a.videos.example:${port}`,
      why: "a.videos.example is not public: 10.0.0.1",
    });
  });

  test("resolves a name once for each tunnel, and connects to what was checked", async () => {
    const port = await serve();
    const answers = [["127.0.0.1"], ["127.0.0.2"]];
    const proxy = await open({ resolve: async () => answers.shift() ?? [] });
    expect((await ask(proxy, `a.videos.example:${port}`)).status).toBe(200);
    expect(reached).toHaveLength(1);
    expect((await ask(proxy, `a.videos.example:${port}`)).status).toBe(502);
    expect(reached).toHaveLength(1);
  });

  test("goes to the next address where one does not answer, as on a machine without IPv6", async () => {
    const port = await serve();
    const rule = { resolve: async () => ["::1", "127.0.0.1"], isAllowed: () => true };
    expect((await ask(await open(rule), `a.videos.example:${port}`)).status).toBe(200);
    expect(reached).toHaveLength(1);
  });

  test("carries nothing that is not a tunnel", async () => {
    const port = await serve();
    const { status } = await ask(await open(), `http://a.videos.example:${port}/`, undefined, "GET");
    expect(status).toBe(403);
    expect(reached).toEqual([]);
    expect(refusals).toEqual([{ target: `http://a.videos.example:${port}/`, why: "not a tunnel" }]);
  });

  test("ends every tunnel once more has come than may, and opens no further one", async () => {
    const port = await serve((socket) => {
      const more = () => {
        while (socket.write(Buffer.alloc(8192)));
      };
      socket.on("drain", more);
      more();
    });
    const proxy = await open();
    const { socket } = await ask(proxy, `a.videos.example:${port}`);
    socket.resume();
    await once(socket, "close");
    expect(proxy.isExceeded()).toBe(true);
    expect(proxy.received()).toBeLessThan(MOST + 2 * 65_536);
    expect((await ask(proxy, `a.videos.example:${port}`)).status).toBe(403);
  });

  test("ends with its tunnels", async () => {
    const port = await serve();
    const proxy = await open();
    const { socket } = await ask(proxy, `a.videos.example:${port}`);
    socket.resume();
    const closed = once(socket, "close");
    await proxy[Symbol.asyncDispose]();
    await closed;
  });
});
