import { expect, test, vi } from "vitest";
import type { FormAnswer } from "#lib/contracts/sign-in";
import { answerForm } from "#lib/web/sign-in/answer-form";

vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("#lib/server/env", () => ({ env: () => ({ SPORTSSYNC_MODE: "hosted", LOG_LEVEL: "silent" }) }));
vi.mock("#lib/server/limits/rate-limit", () => ({ limitRate: async () => {} }));

const NOTHING = async () => undefined;

/** Milliseconds until a form is answered whose work takes no time. */
async function answered(kind: "signIn" | "mail", work: () => Promise<FormAnswer | undefined>): Promise<number> {
  const began = performance.now();
  await answerForm(kind, "anna@rides.example", work);
  return performance.now() - began;
}

test("what is told of an address comes no sooner for one that is not known", async () => {
  const email = "anna@rides.example";
  const [mailed, wrong] = await Promise.all([
    answered("mail", async () => ({ email, done: "mailed" })),
    answered("signIn", async () => ({ email, problem: "wrong" })),
  ]);
  expect(mailed).toBeGreaterThan(1900);
  expect(wrong).toBeGreaterThan(900);
});

test("who comes in does not wait", async () => {
  expect(await answered("signIn", NOTHING)).toBeLessThan(900);
});
