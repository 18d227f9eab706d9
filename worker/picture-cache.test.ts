import { describe, expect, it } from "vitest";
import { createYuvaImage } from "#lib/domain/render/yuva";
import { createPictureCache } from "./picture-cache.ts";

/** 10 bytes. */
const picture = () => createYuvaImage(2, 2);

describe("The cache of drawn pictures", () => {
  it("gives back what was kept", () => {
    const cache = createPictureCache(100);
    const kept = picture();
    cache.set("a", kept);
    expect(cache.get("a")).toBe(kept);
    expect(cache.get("b")).toBeUndefined();
  });

  it("lets go of what was not asked for longest", () => {
    const cache = createPictureCache(20);
    cache.set("a", picture());
    cache.set("b", picture());
    cache.get("a");
    cache.set("c", picture());
    expect(["a", "b", "c"].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
  });

  it("counts a picture that replaces another once", () => {
    const cache = createPictureCache(20);
    for (let round = 0; round < 5; round++) cache.set("a", picture());
    cache.set("b", picture());
    expect(cache.get("a")).toBeDefined();
  });

  it("keeps nothing that is larger than all it may keep", () => {
    const cache = createPictureCache(5);
    cache.set("a", picture());
    expect(cache.get("a")).toBeUndefined();
  });
});
