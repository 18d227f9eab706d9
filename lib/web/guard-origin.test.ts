import { beforeAll, expect, test, vi } from "vitest";
import { guardOrigin } from "#lib/web/guard-origin";

const OWN = "https://rides.example";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgres://127.0.0.1/none");
  vi.stubEnv("PUBLIC_URL", OWN);
});

const ask = (method: string, headers: Record<string, string>) => () =>
  guardOrigin({ method, headers: new Headers(headers) });

test.each([
  ["a page of this site", { origin: OWN, "sec-fetch-site": "same-origin" }],
  ["a page of this site in a browser that says its origin only", { origin: OWN }],
  ["a form of this site in a browser that hides its origin", { "sec-fetch-site": "same-origin" }],
  ["the address line", { "sec-fetch-site": "none" }],
])("lets %s change things", (_, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(ask(method, headers as never)).not.toThrow();
});

test.each([
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["a neighbour below the same name", { origin: "https://other.rides.example", "sec-fetch-site": "same-site" }],
  ["a neighbour that hides its origin", { "sec-fetch-site": "same-site" }],
  ["the same name without TLS", { origin: "http://rides.example" }],
  ["another port", { origin: "https://rides.example:8443" }],
  ["a sandboxed page", { origin: "null" }],
  ["a name that only begins alike", { origin: "https://rides.example.evil.example" }],
  ["what says nothing of where it comes from", {}],
])("refuses %s", (_, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"])
    expect(ask(method, headers as never)).toThrow(expect.objectContaining({ code: "forbidden" }));
});

test("links from elsewhere may be opened", () => {
  expect(ask("GET", { origin: "https://evil.example", "sec-fetch-site": "cross-site" })).not.toThrow();
});
