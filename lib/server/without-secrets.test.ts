import { DrizzleQueryError } from "drizzle-orm/errors";
import { pino } from "pino";
import { expect, test } from "vitest";
import { withoutSecrets } from "#lib/server/without-secrets";

const token = "abcdefghijklmnopqrstuv";

test.each([
  ["a path of a link", `GET /s/${token}/film`, "GET /s/…/film"],
  ["one that switches mail off", `/unsubscribe/${token}${token}`, "/unsubscribe/…"],
  ["a signed address", `-i https://s3.test/a.mp4?X-Amz-Date=1&X-Amz-Signature=${token}&x=y`, "X-Amz-Signature=…&x=y"],
  ["a signed address of the disk", `/api/files/a?expires=1&signature=${token}`, "expires=1&signature=…"],
  ["a code to sign in by", `/auth/callback?code=${token}`, "/auth/callback?code=…"],
  ["a bearer token", `authorization: Bearer ${token}.${token}`, "authorization: Bearer …"],
])("%s is left out of a line", (_, text, left) => {
  const line = withoutSecrets(JSON.stringify({ msg: text }));
  expect(line).not.toContain(token);
  expect(JSON.parse(line).msg).toContain(left);
});

test("a query that failed is told of without its values, and the reason stays", () => {
  const lines: string[] = [];
  const options = { redact: ["err.params"], hooks: { streamWrite: withoutSecrets } };
  const log = pino(options, { write: (line: string) => void lines.push(line) });
  const values = [`quoted " and\n two lines`, token, "anna@rides.example"];
  const err = new DrizzleQueryError("select 1 where a = $1", values, new Error("no such relation"));
  log.error({ err, path: "/api/projects" }, err.message);
  expect(lines).toHaveLength(1);
  for (const value of ["quoted", token, "anna"]) expect(lines[0]).not.toContain(value);
  const { err: told, msg, path } = JSON.parse(lines[0] ?? "");
  expect(msg).toContain("select 1 where a = $1");
  expect(told.stack).toContain("no such relation");
  expect(path).toBe("/api/projects");
});
