import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalPostgres, startPostgres } from "#lib/server/local/postgres";

let parent: string;
let running: LocalPostgres | undefined;
const start = async () => {
  running = await startPostgres({ folder: join(parent, "postgres"), password: "a-password-of-the-test" });
  return running;
};
const ask = async (url: string, query: string) => {
  const sql = postgres(url, { max: 1 });
  try {
    return await sql.unsafe(query);
  } finally {
    await sql.end();
  }
};

beforeAll(async () => {
  // Mode 0700, as root's home is: the cluster's owner must still get through.
  parent = await mkdtemp(join(tmpdir(), "sportssync-postgres-"));
});
afterAll(async () => {
  await running?.stop();
  await rm(parent, { recursive: true, force: true });
});

test("keeps its data over a stop and listens on loopback only, with a password", async () => {
  const first = await start();
  await ask(first.url, "create table kept (word text)");
  await ask(first.url, "insert into kept values ('Grüße')");
  expect(await ask(first.url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const wrong = first.url.replace(/:[^:@]+@/, ":wrong@");
  await expect(ask(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
  await first.stop();
  await expect(ask(first.url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });

  const second = await start();
  expect(second.reused).toBe(false);
  expect(await ask(second.url, "select lower(word) as word from kept")).toEqual([{ word: "grüße" }]);
});

test("takes over the server that a killed launcher left running", async () => {
  const left = running!;
  const found = await start();
  expect(found.reused).toBe(true);
  expect(found.url).toBe(left.url);
  await found.stop();
});

test("starts although a power cut left the pid file of a process that is now another program", async () => {
  await start();
  const pidFile = join(parent, "postgres", "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8")).split("\n");
  await running!.stop();
  await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join("\n"));
  const again = await start();
  expect(again.reused).toBe(false);
  expect(await ask(again.url, "select count(*)::int as n from kept")).toEqual([{ n: 1 }]);
});
