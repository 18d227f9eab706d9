import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppError } from "#lib/domain/errors";
import { createAutosave, type SaveState } from "./autosave.ts";

/** A store with versions, as the server is one. */
function store() {
  const row = { version: 1, value: "", online: true, signedIn: true, deleted: false, tries: 0, writes: 0 };
  return {
    row,
    save: async (value: string, version: number) => {
      await Promise.resolve();
      row.tries++;
      if (row.deleted) throw new AppError("not_found", "deleted");
      if (!row.signedIn) throw new AppError("unauthorized", "Sign in to continue.");
      if (!row.online) throw new AppError("unavailable", "offline");
      if (version !== row.version) throw new AppError("conflict", "stale");
      row.value = value;
      row.writes++;
      return ++row.version;
    },
  };
}

function setUp() {
  const { row, save } = store();
  const states: SaveState["name"][] = [];
  const autosave = createAutosave({ version: 1, save, delay: 500, onState: (state) => states.push(state.name) });
  return { row, states, autosave };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a burst of changes is stored once, with the last value", async () => {
  const { row, states, autosave } = setUp();
  for (const value of ["a", "b", "c"]) autosave.change(value);
  await vi.advanceTimersByTimeAsync(500);
  expect(row).toMatchObject({ value: "c", writes: 1 });
  expect(states.at(-1)).toBe("saved");
});

test("a change made while a save is under way is stored after it", async () => {
  const { row, autosave } = setUp();
  autosave.change("a");
  const flushed = autosave.flush();
  autosave.change("b");
  expect(await flushed).toBe(true);
  expect(row).toMatchObject({ value: "b", writes: 2, version: 3 });
});

test("nothing is overwritten when someone else saved first, until a person says so", async () => {
  const { row, states, autosave } = setUp();
  row.version = 7;
  row.value = "theirs";
  autosave.change("mine");
  expect(await autosave.flush()).toBe(false);
  autosave.change("mine, later");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(row.value).toBe("theirs");
  expect(states.at(-1)).toBe("conflict");
  expect(await autosave.overwrite(7)).toBe(true);
  expect(row.value).toBe("mine, later");
});

test("a lost connection is tried again by itself and loses nothing", async () => {
  const { row, states, autosave } = setUp();
  row.online = false;
  autosave.change("a");
  await vi.advanceTimersByTimeAsync(500);
  expect(states.at(-1)).toBe("failed");
  row.online = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect(row.value).toBe("a");
  expect(states.at(-1)).toBe("saved");
});

test("whoever is signed out keeps what they change, and it is saved once they are back", async () => {
  const { row, states, autosave } = setUp();
  row.signedIn = false;
  autosave.change("a");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(states.at(-1)).toBe("failed");
  row.signedIn = true;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(row.value).toBe("a");
  expect(states.at(-1)).toBe("saved");
});

test("nothing is tried again after the page was left", async () => {
  const { row, autosave } = setUp();
  row.online = false;
  autosave.change("a");
  const flushed = autosave.flush();
  autosave.dispose();
  expect(await flushed).toBe(false);
  row.online = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(row).toMatchObject({ tries: 1, writes: 0 });
});

test("a project that is gone is said so once, not asked for again and again", async () => {
  const { row, states, autosave } = setUp();
  row.deleted = true;
  autosave.change("a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(row.tries).toBe(1);
  expect(states.at(-1)).toBe("refused");
});

test("flush with nothing to save is done at once", async () => {
  const { row, autosave } = setUp();
  expect(await autosave.flush()).toBe(true);
  expect(row.writes).toBe(0);
});

test("another change of what is stored comes between two saves, and the next save builds upon it", async () => {
  const { row, states, autosave } = setUp();
  autosave.change("a");
  const order: string[] = [];
  const between = autosave.between(async (version) => {
    order.push(`${row.value} at ${version}`);
    autosave.change("b");
    await vi.advanceTimersByTimeAsync(5000);
    order.push(row.value);
    row.version = version + 1;
    return row.version;
  });
  await between;
  await vi.advanceTimersByTimeAsync(500);
  expect(order).toEqual(["a at 2", "a"]);
  expect(row).toMatchObject({ value: "b", version: 4 });
  expect(states.at(-1)).toBe("saved");
});

test("another change that fails is told and leaves saving as it was; one that comes too late asks a person", async () => {
  const { row, states, autosave } = setUp();
  const failing = (code: "unavailable" | "conflict") =>
    autosave.between(() => Promise.reject(new AppError(code, "no")));
  await expect(failing("unavailable")).rejects.toMatchObject({ code: "unavailable" });
  autosave.change("a");
  expect(await autosave.flush()).toBe(true);
  await expect(failing("conflict")).rejects.toMatchObject({ code: "conflict" });
  expect(states.at(-1)).toBe("conflict");
  autosave.change("b");
  await expect(autosave.between(async (version) => version + 1)).rejects.toMatchObject({ code: "conflict" });
  expect(row.value).toBe("a");
});
