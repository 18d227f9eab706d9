import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { refuseTrace } from "#lib/web/refuse-trace";

test("TRACE is refused before any handler, other methods reach theirs", async () => {
  refuseTrace();
  const seen: (string | undefined)[] = [];
  const server = createServer((asked, response) => {
    seen.push(asked.method);
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const statusOf = async (method: string) => {
    const [response] = await once(request({ port, host: "127.0.0.1", method }).end(), "response");
    response.resume();
    return response.statusCode;
  };
  expect(await statusOf("TRACE")).toBe(405);
  expect(await statusOf("GET")).toBe(200);
  expect(seen).toEqual(["GET"]);
  server.close();
});
