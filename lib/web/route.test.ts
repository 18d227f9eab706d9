import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";

vi.mock("server-only", () => ({}));
// These tests have no database.
vi.mock("#lib/server/accounts", () => ({ seeAccount: async () => {} }));

const OWN = { host: "127.0.0.1:3000" };
const call = (headers: Record<string, string>, init: RequestInit = {}) =>
  new Request("http://127.0.0.1:3000/api/projects", { ...init, headers });
const noParams = { params: Promise.resolve({}) };

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.stubEnv("DATABASE_URL", "postgres://127.0.0.1/none");
});

describe("in local mode", () => {
  async function answer(headers: Record<string, string>, throws?: unknown) {
    const { json, route } = await import("#lib/web/route");
    const handler = route(async ({ user }) => {
      if (throws) throw throws;
      return json({ owner: user.id });
    });
    const response = await handler(call(headers), noParams);
    return { status: response.status, body: await response.json() };
  }

  test("a request of the machine itself is the local user's", async () => {
    const { LOCAL_USER_ID } = await import("#lib/server/local-user");
    expect(await answer(OWN)).toEqual({ status: 200, body: { owner: LOCAL_USER_ID } });
    expect((await answer({ host: "localhost:3000", origin: "http://localhost:3000" })).status).toBe(200);
    expect((await answer({ host: "[::1]:3000", origin: "http://[::1]:3000" })).status).toBe(200);
    expect((await answer({ host: "127.0.0.1:3000", origin: "http://localhost:3000" })).status).toBe(200);
  });

  test.each([
    ["a re-pointed name", { host: "evil.example:3000" }],
    ["a name that only begins like loopback", { host: "127.0.0.1.evil.example" }],
    ["no host", {}],
    ["a form of another site", { ...OWN, origin: "https://evil.example" }],
    ["another port of the same machine", { ...OWN, origin: "http://127.0.0.1:8080" }],
    ["a sandboxed page", { ...OWN, origin: "null" }],
  ])("refuses %s", async (_, headers) => {
    const { status, body } = await answer(headers as Record<string, string>);
    expect(status).toBe(401);
    expect(body.error.code).toBe("unauthorized");
  });

  test("gives every error the one shape and its status, with the user's message only", async () => {
    const { AppError } = await import("#lib/domain/errors");
    const error = new AppError("conflict", "row 7 has version 3", { userMessage: "Reload.", details: { version: 3 } });
    expect(await answer(OWN, error)).toEqual({
      status: 409,
      body: { error: { code: "conflict", message: "Reload.", details: { version: 3 } } },
    });
  });

  test("never lets an unexpected error's message out", async () => {
    const { status, body } = await answer(OWN, new Error("password authentication failed for user secret"));
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("secret");
    expect(body.error.code).toBe("internal");
  });

  test("answers in the one error shape even when its own environment is at fault", async () => {
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("DATA_DIR", "/nowhere");
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { status, body } = await answer(OWN);
    expect(status).toBe(500);
    expect(body.error.code).toBe("internal");
    expect(written.mock.calls.join()).toContain("DATABASE_URL is missing");
    written.mockRestore();
  });

  test("a path without parameters is served", async () => {
    const { json, route } = await import("#lib/web/route");
    // What Next hands over at run time for such a path.
    const context = { params: undefined } as never;
    expect((await route(async () => json({}))(call(OWN), context)).status).toBe(200);
  });

  test("a method that a path does not have is refused in the one error shape, naming those that it has", async () => {
    const { allowOnly } = await import("#lib/web/allow-only");
    const response = await allowOnly("GET", "POST")(call(OWN, { method: "PUT" }), noParams);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST, HEAD, OPTIONS"]);
    expect((await response.json()).error).toMatchObject({
      code: "method_not_allowed",
      message: expect.stringContaining("GET and POST, not PUT"),
    });
  });

  test("an id that is no UUID is not found", async () => {
    const { json, route } = await import("#lib/web/route");
    const handler = route<{ id: string }>(async () => json({}));
    expect((await handler(call(OWN), { params: Promise.resolve({ id: "1; drop table" }) })).status).toBe(404);
  });
});

describe("the body reader", () => {
  const schema = z.object({ title: z.string().min(1) });
  const read = async (body: BodyInit, type = "application/json") => {
    const { readJson } = await import("#lib/web/read-json");
    return readJson(call({ "content-type": type }, { method: "POST", body }), schema);
  };

  test("parses what the contract allows", async () => {
    expect(await read('{"title":"Över"}', "application/json; charset=utf-8")).toEqual({ title: "Över" });
  });

  test("names the place that is wrong", async () => {
    await expect(read('{"title":""}')).rejects.toMatchObject({
      code: "invalid_request",
      details: { issues: [{ path: "title" }] },
    });
  });

  test.each([
    ["text that is not JSON", "{", "application/json", "invalid_request"],
    ["a form", "title=x", "application/x-www-form-urlencoded", "invalid_request"],
    ["text/plain, which needs no preflight", '{"title":"x"}', "text/plain", "invalid_request"],
    ["a body without end", "x".repeat(2 ** 20 + 1), "application/json", "too_large"],
  ])("refuses %s", async (_, body, type, code) => {
    await expect(read(body, type)).rejects.toMatchObject({ code });
  });
});
