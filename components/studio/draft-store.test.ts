import { expect, test } from "vitest";
import { projectDocumentSchema } from "#lib/contracts/project";
import { METRIC } from "#lib/domain/overlay/display-units";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { createDraftStore, forgetAllDrafts } from "./draft-store.ts";

const DRAFT = {
  title: "Evening ride",
  version: 3,
  document: projectDocumentSchema.parse({
    videos: {},
    layout: COCKPIT,
    units: METRIC,
  }),
};

/** Web storage in memory; `room: false` has none left. */
function storage({ room = true } = {}): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      if (!room) throw new DOMException("full", "QuotaExceededError");
      values.set(key, value);
    },
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
  };
}

test("a kept draft is read again whole, by its own project only, until it is forgotten", () => {
  const shared = storage();
  createDraftStore("a", shared).keep(DRAFT);
  expect(createDraftStore("a", shared).read()).toMatchObject(DRAFT);
  expect(createDraftStore("b", shared).read()).toBeUndefined();
  createDraftStore("a", shared).forget();
  expect(createDraftStore("a", shared).read()).toBeUndefined();
});

test("a draft that cannot be read any more is no draft", () => {
  const shared = storage();
  for (const text of ["{", "null", '{"title":"x"}']) {
    shared.setItem("sportssync:draft:a", text);
    expect(createDraftStore("a", shared).read(), text).toBeUndefined();
  }
});

test("a browser without room or storage keeps nothing, and nothing breaks", () => {
  const full = createDraftStore("a", storage({ room: false }));
  full.keep(DRAFT);
  expect(full.read()).toBeUndefined();
  const none = createDraftStore("a", undefined);
  none.keep(DRAFT);
  none.forget();
  expect(none.read()).toBeUndefined();
});

test("with the account every project's draft goes, and nothing that is not a draft", () => {
  const shared = storage();
  for (const id of ["a", "b", "c"]) createDraftStore(id, shared).keep(DRAFT);
  shared.setItem("other", "kept");
  forgetAllDrafts(shared);
  expect([shared.length, shared.getItem("other")]).toEqual([1, "kept"]);
});
