import { expect, test } from "vitest";
import { inTurn } from "#lib/server/in-turn";

test("work of one key runs one after another in its order, that of another key beside it; a failure stops nobody", async () => {
  const events: string[] = [];
  const gate = Promise.withResolvers<void>();
  const work = (name: string, until?: Promise<void>) => async () => {
    events.push(`${name} begins`);
    await until;
    events.push(`${name} ends`);
    if (name === "a2") throw new Error("a2 failed");
    return name;
  };
  const first = inTurn("a", work("a1", gate.promise));
  const second = inTurn("a", work("a2"));
  const third = inTurn("a", work("a3"));
  expect(await inTurn("b", work("b"))).toBe("b");
  gate.resolve();
  expect(await Promise.allSettled([first, second, third])).toMatchObject([
    { value: "a1" },
    { reason: { message: "a2 failed" } },
    { value: "a3" },
  ]);
  expect(events.filter((event) => event.startsWith("a"))).toEqual([
    ...["a1 begins", "a1 ends", "a2 begins", "a2 ends", "a3 begins", "a3 ends"],
  ]);
  expect(events.indexOf("b ends")).toBeLessThan(events.indexOf("a1 ends"));
});
