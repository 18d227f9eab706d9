import { expect, test } from "vitest";
import { untilStopped } from "./until-stopped.ts";

const never = new Promise<void>(() => {});

test("ends with the signal, also when that has fired already", async () => {
  const told = new AbortController();
  const waiting = untilStopped(never, told.signal);
  told.abort();
  await expect(waiting).resolves.toBeUndefined();
  await expect(untilStopped(never, told.signal)).resolves.toBeUndefined();
});

test("a web server that ends by itself is a fault", async () => {
  await expect(untilStopped(Promise.resolve(), new AbortController().signal)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("web server ended"),
  });
});
