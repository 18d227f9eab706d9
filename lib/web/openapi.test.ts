import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openapiDocument } from "#lib/web/openapi";

const METHODS = ["get", "head", "post", "put", "patch", "delete"];
/** Answers what no other route does; it is the API's "not found", not a part of it. */
const CATCH_ALL = "/api/{unknown}";

/** For every route file its path, the methods that it answers and those that it refuses. */
function routes(): { path: string; answered: string[]; refused: string[]; allowed: string[] }[] {
  const app = join(import.meta.dirname, "../../app");
  return globSync("api/**/route.ts", { cwd: app }).flatMap((file) => {
    const folder = file.replaceAll("\\", "/").replace(/\/route\.ts$/, "");
    const path = `/${folder.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}")}`;
    if (path === CATCH_ALL) return [];
    const source = readFileSync(join(app, file), "utf8");
    const exports = source.split("\n").filter((line) => line.startsWith("export"));
    const names = exports.flatMap(
      (line) => line.match(/(?:refused as )?\b(?:GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)\b/g) ?? [],
    );
    const refused = names.filter((name) => name.startsWith("refused")).map((name) => name.slice("refused as ".length));
    const allowed = /allowOnly\((.*)\)/.exec(source)?.[1]?.match(/\w+/g) ?? [];
    // Every path tells the methods that it has; that is not one of its operations.
    const answered = names.filter((name) => !name.startsWith("refused") && name !== "OPTIONS");
    const tells = names.some((name) => name === "OPTIONS") || refused.includes("OPTIONS");
    expect(tells, `${path} answers OPTIONS`).toBe(true);
    return [{ path, answered, refused: refused.filter((name) => name !== "OPTIONS"), allowed }];
  });
}

/** `GET /api/projects/{id}` for every handler that a route file exports. */
const written = () => routes().flatMap(({ path, answered }) => answered.map((method) => `${method} ${path}`));

function described(): string[] {
  return Object.entries(openapiDocument().paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => method in (item ?? {})).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

test("every route is described and everything described is a route", () => {
  expect(described().sort()).toEqual(written().sort());
});

test("every path refuses the methods that it does not have, naming those that it has", () => {
  for (const { path, answered, refused, allowed } of routes()) {
    expect([...answered, ...refused].filter((method) => method !== "HEAD").sort(), path).toEqual([
      "DELETE",
      "GET",
      "PATCH",
      "POST",
      "PUT",
    ]);
    expect(allowed.sort(), path).toEqual(answered.sort());
  }
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

test("files list what they answer beside the file: unchanged, refused, not there, out of range", () => {
  const { get, head, put } = openapiDocument().paths?.["/api/files/{key}"] ?? {};
  for (const operation of [get, head])
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining(["206", "304", "403", "404", "416"]),
    );
  expect(Object.keys(put?.responses ?? {})).toEqual(expect.arrayContaining(["200", "403", "411"]));
  expect(put?.parameters?.map((parameter) => "name" in parameter && parameter.name)).toEqual(
    expect.arrayContaining(["uploadId", "partNumber", "size", "expires", "signature"]),
  );
});

test("the document holds no dangling reference and is plain JSON", () => {
  const document = openapiDocument();
  const text = JSON.stringify(document);
  const names = Object.keys(document.components?.schemas ?? {});
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) expect(names).toContain(name);
  expect(JSON.parse(text)).toEqual(document);
});
