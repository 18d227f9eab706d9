import { expect, inject, test } from "vitest";
import { prepareDatabase } from "#lib/server/db/migrate";
import { freePort } from "#lib/server/local/free-port";

const { host, href } = new URL(inject("templateUrl"));
const differing = (parts: Partial<URL>) => Object.assign(new URL(href), parts).href;

test.each([
  ["password", differing({ password: "wrong" }), /does not take this user and password/],
  ["name", differing({ pathname: "/nowhere" }), /\/nowhere has no database of this name/],
])("a database's wrong %s is told in words, without the password", async (_, url, words) => {
  const told = await prepareDatabase(url).catch((error: Error) => error);
  expect(told).toMatchObject({ code: "unavailable", message: expect.stringMatching(words) });
  expect(String(told)).toContain(host);
  expect(String(told)).not.toContain(new URL(url).password);
});

test("a database that does not answer is told in words", async () => {
  const url = differing({ port: String(await freePort(0)) });
  await expect(prepareDatabase(url)).rejects.toThrow(/does not answer \(ECONNREFUSED\). Check DATABASE_URL/);
});
