import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { refuseUnknownMethods } from "#lib/web/refuse-unknown-methods";

test("a method that nothing has is refused before any handler, other methods reach theirs", async () => {
  refuseUnknownMethods();
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
  for (const method of ["TRACE", "QUERY", "PROPFIND"]) expect(await statusOf(method), method).toBe(405);
  expect(await statusOf("GET")).toBe(200);
  expect(seen).toEqual(["GET"]);
  server.close();
});
