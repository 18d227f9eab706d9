import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { ensureBuild } from "./ensure-build.ts";
import { hostedStackLacks } from "./testing/start-hosted.ts";

const lacks = hostedStackLacks();
const SOON = { timeout: 30_000, interval: 100 };

/** The stack in a process of its own, which tells where it is and what a signed-up person gets. */
const LAUNCHER = `
  import { startHosted } from "./scripts/testing/start-hosted.ts";
  const hosted = await startHosted();
  process.once("SIGTERM", () => hosted.stop().then(() => process.exit(0)));
  const { accessToken } = await hosted.signUp("ada@example.org");
  const ask = (headers) => fetch(hosted.url + "/api/projects", { headers }).then((answer) => answer.status);
  const statuses = [await ask({}), await ask({ authorization: "Bearer " + accessToken })];
  console.log(JSON.stringify({ statuses, folder: hosted.env.DATA_DIR.replace(/\\/data$/, "") }));
`;

describe.skipIf(lacks !== undefined)(`the hosted stack${lacks ? ` (skipped: ${lacks})` : ""}`, () => {
  beforeAll(() => ensureBuild(console.log), 600_000);

  test.each(["SIGTERM", "SIGKILL"] as const)(
    "answers by who asks, and leaves nothing behind after %s",
    async (signal) => {
      const launcher = spawn(process.execPath, ["--input-type=module", "--eval", LAUNCHER], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = once(launcher, "exit");
      const [line] = await once(createInterface({ input: launcher.stdout }), "line");
      const { statuses, folder } = JSON.parse(String(line)) as { statuses: number[]; folder: string };
      expect(statuses).toEqual([401, 200]);
      // Web server, worker, S3 server, the database's processes and the one that watches over them.
      expect((await processesOf(folder)).length).toBeGreaterThanOrEqual(5);
      launcher.kill(signal);
      await ended;
      await vi.waitFor(async () => expect(await processesOf(folder)).toEqual([]), SOON);
      await vi.waitFor(async () => await expect(readdir(folder)).rejects.toThrow("ENOENT"), SOON);
    },
    120_000,
  );
});

/** The processes that have the stack's folder in their environment or arguments (Linux). */
async function processesOf(folder: string): Promise<string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
      return `${await read("environ")}${await read("cmdline")}`;
    }),
  );
  return pids.filter((_, index) => texts[index]?.includes(folder));
}
