import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { checkAddress, postPublic } from "#lib/server/net/post-public";
import type { AddressRule } from "#lib/server/net/resolve-public";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server on loopback that says what it was asked. */
async function serve(answer: RequestListener = (_, response) => response.end("fine")) {
  const asked: { path: string | undefined; host: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ path: request.url, host: request.headers.host, body });
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, port: (server.address() as AddressInfo).port };
}

/** The real rule, but for a resolver that answers in turn, and one more address that counts as public. */
function answering(answers: readonly string[][], allowed: string[] = []): AddressRule & { asked: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  return {
    asked,
    resolve: async (host) => {
      asked.push(host);
      return left.shift() ?? [];
    },
    isAllowed: (address) => allowed.includes(address) || /^(1\.1|2606:4700:)/.test(address),
  };
}

const post = (url: string, rule?: AddressRule, more = {}) =>
  postPublic({ url, body: '{"a":1}', headers: { "content-type": "application/json" }, ...more }, rule);

/** Every way of writing an address of one's own network that was thought of; none of them may be connected to. */
const TRICKS: [what: string, host: string][] = [
  ["loopback", "127.0.0.1"],
  ["short", "127.1"],
  ["decimal", "2130706433"],
  ["octal", "0177.0.0.1"],
  ["octal, long", "0000000177.0.0.1"],
  ["hexadecimal", "0x7f.0.0.1"],
  ["hexadecimal, whole", "0x7f000001"],
  ["circled digits", "①②⑦.⓪.⓪.①"],
  ["full-width digits and dots", "１２７。０。０。１"],
  ["per cent", "%31%32%37.0.0.1"],
  ["trailing dot", "127.0.0.1."],
  ["zero", "0"],
  ["unspecified", "0.0.0.0"],
  ["metadata", "169.254.169.254"],
  ["metadata, decimal", "2852039166"],
  ["metadata, mapped", "[::ffff:169.254.169.254]"],
  ["loopback v6", "[::1]"],
  ["loopback mapped", "[::ffff:127.0.0.1]"],
  ["loopback mapped, hexadecimal", "[::ffff:7f00:1]"],
  ["loopback by NAT64", "[64:ff9b::127.0.0.1]"],
  ["loopback by 6to4", "[2002:7f00:1::]"],
  ["link-local", "[fe80::1]"],
  ["unique local", "[fd00:ec2::254]"],
  ["private", "10.0.0.1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["a single word", "localhost"],
  ["a single word with a dot", "localhost."],
  ["a name that resolves to loopback", "inside.example"],
  ["a name in IDN dots that resolves to loopback", "inside。example"],
  ["a name of which one address is private", "mixed.example"],
];

describe("a request to a person's address", () => {
  test.each(TRICKS)("is not made to %s: %s", async (_what, host) => {
    const server = await serve();
    const rule: AddressRule = {
      resolve: async (name) => (name === "mixed.example" ? ["1.1.1.1", "127.0.0.1"] : ["127.0.0.1"]),
      isAllowed: (await import("#lib/server/net/public-address")).isPublicAddress,
    };
    await expect(post(`http://${host}:${server.port}/`, rule)).rejects.toMatchObject({ code: "invalid_request" });
    expect(server.asked).toEqual([]);
  });

  test.each([
    ["file:///etc/passwd"],
    ["ftp://example.org/"],
    ["gopher://example.org:25/_HELO"],
    ["http://user:password@example.org/"],
    ["http://example.org@127.0.0.1/"],
    ["javascript:alert(1)"],
    ["//example.org/"],
    ["not an address"],
    [`https://example.org/${"a".repeat(2_000)}`],
    ["https://exa mple.org/"],
  ])("is not made of %j", (text) => {
    expect(() => checkAddress(text)).toThrowError(expect.objectContaining({ code: "invalid_request" }));
  });

  test("is not made to a name longer than names are", async () => {
    const host = `${"a".repeat(60)}.`.repeat(5).concat("example");
    await expect(post(`https://${host}/`)).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("connects to the address that was checked: the name is resolved once and what it answers later is not asked", async () => {
    const server = await serve();
    const rule = answering([["127.0.0.1"], ["10.0.0.1"]], ["127.0.0.1"]);
    const answer = await post(`http://hooks.example:${server.port}/x?y=1`, rule);
    expect(answer).toMatchObject({ status: 200, text: "fine" });
    expect(server.asked).toEqual([{ path: "/x?y=1", host: `hooks.example:${server.port}`, body: '{"a":1}' }]);
    expect(rule.asked).toEqual(["hooks.example"]);
  });

  test("follows no redirect", async () => {
    const inside = await serve();
    const server = await serve((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end();
    });
    const answer = await post(`http://hooks.example:${server.port}/`, answering([["127.0.0.1"]], ["127.0.0.1"]));
    expect(answer.status).toBe(307);
    expect(inside.asked).toEqual([]);
  });

  test("reads no more than the beginning of an answer without an end", async () => {
    const server = await serve((_, response) => {
      const more = () => {
        while (response.write("x".repeat(8192)));
      };
      response.on("drain", more);
      more();
    });
    const answer = await post(`http://hooks.example:${server.port}/`, answering([["127.0.0.1"]], ["127.0.0.1"]));
    expect(answer).toMatchObject({ status: 200, text: "x".repeat(16 * 1024) });
  });

  test("ends when the server accepts and says nothing, and when the resolver does", async () => {
    const mute = createTcpServer(() => {}).listen(0, "127.0.0.1");
    await once(mute, "listening");
    open.push(() => mute.close());
    const { port } = mute.address() as AddressInfo;
    const rule = answering([["127.0.0.1"]], ["127.0.0.1"]);
    await expect(post(`http://hooks.example:${port}/`, rule, { timeout: 50 })).rejects.toMatchObject({
      code: "unavailable",
      userMessage: `hooks.example:${port} took too long.`,
    });
    const silent: AddressRule = { ...rule, resolve: () => new Promise(() => {}) };
    await expect(post("http://hooks.example/", silent, { timeout: 50 })).rejects.toMatchObject({ code: "unavailable" });
  });
});
