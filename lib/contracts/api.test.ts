import { expect, test } from "vitest";
import { createProjectSchema, createRenderSchema, saveLayoutSchema, updateProjectSchema } from "#lib/contracts/api";
import { layoutSchema } from "#lib/domain/overlay/layout";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";

const ids = {
  videoIds: ["8d5f3f0a-2a5c-4f0e-9f4b-7b1f6a1f0c11"],
  trackId: "8d5f3f0a-2a5c-4f0e-9f4b-7b1f6a1f0c12",
};
const titleOf = (title: string) => createProjectSchema.safeParse({ ...ids, title });

test("a title is taken without the spaces around it", () => {
  expect(titleOf("  Alpe d’Huez 🚴 ").data?.title).toBe("Alpe d’Huez 🚴");
  expect(updateProjectSchema.parse({ version: 1, title: " Stelvio" }).title).toBe("Stelvio");
});

test.each([
  ["nothing but spaces", "   "],
  ["a NUL, which PostgreSQL cannot hold", "a\0b"],
  ["half a character", "a\ud83d"],
  ["too many characters", "x".repeat(121)],
])("a title of %s is refused", (_, title) => {
  expect(titleOf(title).success).toBe(false);
});

test("neither may names within a document hold what JSON in the database cannot", () => {
  expect(layoutSchema.safeParse(LAYOUTS.cockpit).success).toBe(true);
  for (const name of ["a\0b", "\udead"]) {
    const result = layoutSchema.safeParse({ ...LAYOUTS.cockpit, name });
    expect(result.error?.issues.map((issue) => issue.path.join("."))).toEqual(["name"]);
  }
});

test("a layout is kept by a name that can be read", () => {
  const named = (name: string) => saveLayoutSchema.safeParse({ layout: { ...LAYOUTS.cockpit, name } });
  expect(named("Mine").success).toBe(true);
  expect(named("   ").error?.issues.map((issue) => issue.path.join("."))).toEqual(["layout.name"]);
});

test("an output may be wished for in part, and what cannot be made is refused with words", () => {
  const wish = (output: object) => createRenderSchema.safeParse({ projectId: ids.trackId, output });
  expect(wish({ shape: "9:16" }).data?.output).toMatchObject({ kind: "film", shape: "9:16", renditions: ["source"] });
  expect(wish({ preset: "medium", crf: 20 }).data?.output).toMatchObject({ quality: "standard", crf: 20 });
  for (const bad of [
    { shape: "2:1" },
    { fit: "stretch" },
    { position: { x: -1, y: 0 } },
    { renditions: ["4320p"] },
    { alpha: "gif" },
  ]) {
    expect(wish(bad).error?.issues[0]?.message).toMatch(/is one of|at least|0 at least/);
  }
});
