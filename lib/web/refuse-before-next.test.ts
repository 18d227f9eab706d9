import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refuseBeforeNext } from "#lib/web/refuse-before-next";

let server: Server;
let seen: string[];
beforeAll(async () => {
  refuseBeforeNext();
  server = createServer((asked, response) => {
    seen.push(`${asked.method} ${asked.url}`);
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  server.close();
});

async function ask(method: string, path: string) {
  const { port } = server.address() as AddressInfo;
  const [response] = await once(request({ port, host: "127.0.0.1", method, path }).end(), "response");
  return { status: response.statusCode, body: await text(response) };
}

test("a method that nothing has is refused before any handler, other methods reach theirs", async () => {
  for (const method of ["TRACE", "QUERY", "PROPFIND"]) expect((await ask(method, "/")).status, method).toBe(405);
  expect((await ask("GET", "/")).status).toBe(200);
  expect(seen).toEqual(["GET /"]);
});

test.each(["/s/%FF/film", "/s/%C3%28", "/embed/%", "/projects/%E0%A4%A"])(
  "%s, which is no text, is refused in words",
  async (path) => {
    const { status, body } = await ask("GET", path);
    expect([status, seen]).toEqual([400, []]);
    expect(body).toContain("Copy it again.");
  },
);

test("the API refuses such an address in its one error shape", async () => {
  const { status, body } = await ask("GET", "/api/projects/%FF?x=1");
  expect(status).toBe(400);
  expect(JSON.parse(body)).toEqual({ error: { code: "invalid_request", message: expect.any(String) } });
});

test("encoded text, also in a query that is not, goes on", async () => {
  for (const path of ["/s/%C3%A4", "/api/files/a%20b", "/projects?x=%FF"])
    expect((await ask("GET", path)).status).toBe(200);
  expect(seen).toHaveLength(3);
});
