import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openapiDocument } from "#lib/web/openapi";

const METHODS = ["get", "post", "put", "patch", "delete"];
/** Answers what no other route does; it is the API's "not found", not a part of it. */
const CATCH_ALL = "/api/{unknown}";

/** `GET /api/projects/{id}` for every handler that a route file exports. */
function written(): string[] {
  const app = join(import.meta.dirname, "../../app");
  return globSync("api/**/route.ts", { cwd: app }).flatMap((file) => {
    const folder = file.replaceAll("\\", "/").replace(/\/route\.ts$/, "");
    const path = `/${folder.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}")}`;
    if (path === CATCH_ALL) return [];
    const source = readFileSync(join(app, file), "utf8");
    const exports = source.split("\n").filter((line) => line.startsWith("export"));
    const methods = exports.flatMap((line) => line.match(/\b(?:GET|POST|PUT|PATCH|DELETE)\b/g) ?? []);
    return methods.map((method) => `${method} ${path}`);
  });
}

function described(): string[] {
  return Object.entries(openapiDocument().paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => method in (item ?? {})).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

test("every route is described and everything described is a route", () => {
  expect(described().sort()).toEqual(written().sort());
});

test("every route lists what it answers when it fails, in the one error shape", () => {
  for (const item of Object.values(openapiDocument().paths ?? {})) {
    for (const method of METHODS) {
      const operation = item?.[method as "get"];
      if (!operation) continue;
      const { 500: failure, ...rest } = operation.responses ?? {};
      expect(failure?.content?.["application/json"].schema).toEqual({ $ref: "#/components/schemas/Error" });
      expect(Object.keys(rest).some((status) => status.startsWith("2"))).toBe(true);
    }
  }
});

test("the document holds no dangling reference and is plain JSON", () => {
  const document = openapiDocument();
  const text = JSON.stringify(document);
  const names = Object.keys(document.components?.schemas ?? {});
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) expect(names).toContain(name);
  expect(JSON.parse(text)).toEqual(document);
});
