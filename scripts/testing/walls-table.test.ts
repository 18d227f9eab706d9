import { expect, test, vi } from "vitest";
import { openapiDocument } from "#lib/web/openapi";
import { WALLS } from "./walls-table.ts";

vi.mock("server-only", () => ({}));

const METHODS = ["get", "head", "post", "put", "patch", "delete"];
const operations = Object.entries(openapiDocument().paths ?? {}).flatMap(([path, item]) =>
  METHODS.filter((method) => method in (item ?? {})).map((method) => `${method.toUpperCase()} ${path}`),
);

test("every operation of the document has its line, and no line is left over", () => {
  expect(Object.keys(WALLS).sort()).toEqual([...operations].sort());
});

test("what is open to strangers is exactly what the document says is open", () => {
  const open = operations.filter((operation) => {
    const [method = "", path = ""] = operation.split(" ");
    const item = openapiDocument().paths?.[path];
    return item?.[method.toLowerCase() as "get"]?.security?.length === 0;
  });
  expect(open.sort()).toEqual(
    Object.keys(WALLS)
      .filter((name) => WALLS[name]?.stranger !== undefined)
      .sort(),
  );
});
