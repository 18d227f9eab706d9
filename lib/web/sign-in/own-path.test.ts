import { expect, test } from "vitest";
import { ownPath } from "#lib/web/sign-in/own-path";

test.each(["/projects/8d5f3f0a?t=3#sync", "/", "/settings"])("%s is come back to", (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  "projects",
  "",
  " /projects",
  "/api/projects",
  "/login?next=/login",
  "/auth/callback?code=x",
  undefined,
  ["/settings"],
])("%j leads to the projects instead", (address) => {
  expect(ownPath(address)).toBe("/projects");
});
