import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { requestJson } from "./request-json.ts";

afterEach(() => vi.unstubAllGlobals());

const UNREACHABLE = expect.stringContaining("cannot be reached");
const refusal = JSON.stringify({ error: { code: "conflict", message: "Saved elsewhere." } });

test.each([
  ["no answer", () => Promise.reject(new TypeError("Failed to fetch")), "unavailable", UNREACHABLE],
  ["a proxy's own 502", async () => new Response("<h1>Bad Gateway</h1>", { status: 502 }), "unavailable", UNREACHABLE],
  [
    "a broken server",
    async () => new Response("oops", { status: 500 }),
    "internal",
    expect.stringContaining("our side"),
  ],
  ["the server's refusal", async () => new Response(refusal, { status: 409 }), "conflict", "Saved elsewhere."],
])("%s is told as what it is", async (_, fetch, code, userMessage) => {
  vi.stubGlobal("fetch", fetch);
  await expect(requestJson("/api/projects", z.unknown())).rejects.toMatchObject({ code, userMessage });
});
