import { expect, test } from "vitest";
import { mapHistory, pushStep, redo, replacePresent, startHistory, undo } from "./history.ts";

test("undo and redo walk the same steps back and forth", () => {
  const third = pushStep(pushStep(startHistory("a"), "b"), "c");
  expect(undo(undo(third)).present).toBe("a");
  expect(redo(redo(undo(undo(third)))).present).toBe("c");
});

test("undo at the beginning and redo at the end change nothing", () => {
  const history = startHistory("a");
  expect(undo(history)).toBe(history);
  expect(redo(history)).toBe(history);
});

test("a new step forgets what was undone", () => {
  const history = pushStep(undo(pushStep(startHistory("a"), "b")), "c");
  expect(redo(history).present).toBe("c");
  expect(undo(history).present).toBe("a");
});

test("a proposal is not a step", () => {
  expect(undo(replacePresent(startHistory("a"), "b")).present).toBe("b");
});

test("at most 200 steps are kept", () => {
  let history = startHistory(0);
  for (let step = 1; step <= 500; step++) history = pushStep(history, step);
  expect(history.past).toHaveLength(200);
});

test("what holds for every step is changed in all of them", () => {
  const history = mapHistory(undo(pushStep(pushStep(startHistory("a"), "b"), "c")), (value) => `${value}!`);
  expect([undo(history).present, history.present, redo(history).present]).toEqual(["a!", "b!", "c!"]);
});
