import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { watchRequests } from "#lib/web/watch-requests";

let server: Server;
let url: string;

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", "postgres://127.0.0.1/none");
  vi.stubEnv("PUBLIC_URL", "https://rides.example");
  watchRequests();
  server = createServer((request, response) => response.end(String(request.headers["x-forwarded-for"])));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test.each([
  ["nothing", undefined, "127.0.0.1"],
  ["an address that was made up", "203.0.113.7", "203.0.113.7, 127.0.0.1"],
  ["a chain", "1.1.1.1, 203.0.113.7", "1.1.1.1, 203.0.113.7, 127.0.0.1"],
])("the connection's own address comes last, after %s", async (_, given, expected) => {
  const headers = new Headers(given === undefined ? [] : [["x-forwarded-for", given]]);
  expect(await (await fetch(url, { headers })).text()).toBe(expected);
});

test("browsers are told to come by https only, where the site is reached by it", async () => {
  expect((await fetch(url)).headers.get("strict-transport-security")).toBe("max-age=31536000");
});
