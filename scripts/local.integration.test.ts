import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { freePort } from "#lib/server/local/free-port";
import { ensureBuild } from "./ensure-build.ts";

const SOON = { timeout: 60_000, interval: 100 };

let dataDir: string;
const launchers: ChildProcess[] = [];
beforeAll(() => ensureBuild(console.log), 600_000);
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sportssync-local-"));
});
afterEach(async () => {
  for (const launcher of launchers.splice(0)) {
    if (launcher.exitCode !== null || launcher.signalCode !== null) continue;
    launcher.kill("SIGTERM");
    await once(launcher, "exit");
  }
  await rm(dataDir, { recursive: true });
});

/** `npm start` on a data folder and a port of this test's own. */
function launch(args: string[] = ["--port", "0"], env: Record<string, string> = {}) {
  const launcher = spawn(process.execPath, [resolve(import.meta.dirname, "start.ts"), ...args], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", PUBLIC_URL: "", STORAGE_SECRET: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  launchers.push(launcher);
  const lines: string[] = [];
  for (const stream of [launcher.stdout!, launcher.stderr!])
    createInterface({ input: stream }).on("line", (line) => lines.push(line));
  const ended = once(launcher, "exit").then(([code, signal]) => code ?? signal);
  const url = async () => {
    await vi.waitFor(() => expect(lines.join("\n")).toMatch(/ready: http/), SOON);
    await vi.waitFor(() => expect(lines.join("\n")).toMatch(/worker │ .* ready/), SOON);
    return /ready: (\S+)/.exec(lines.join("\n"))![1]!;
  };
  return { launcher, ended, url, text: () => lines.join("\n") };
}

/** The processes that have this test's data folder in their environment or arguments (Linux). */
async function processesOfDataDir(): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
      return `${await read("environ")}${await read("cmdline")}`.includes(dataDir) ? pid : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined);
}

test("npm start answers, keeps to loopback, and leaves no process behind after Ctrl-C, even pressed twice", async () => {
  const { launcher, ended, url } = launch();
  const home = await url();
  expect(new URL(home).hostname).toBe("127.0.0.1");
  const answer = await fetch(`${home}/api/projects`);
  expect([answer.status, await answer.json()]).toEqual([200, { projects: [] }]);
  launcher.kill("SIGINT");
  launcher.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(await processesOfDataDir()).toEqual([]);
  expect((await readdir(dataDir)).sort()).toEqual(["files", "postgres", "secrets.json", "work"]);
});

test("a launcher that was killed takes its servers with it, and the next one finds everything again", async () => {
  const first = launch();
  await first.url();
  first.launcher.kill("SIGKILL");
  expect(await first.ended).toBe("SIGKILL");
  // Only the database goes on, for the next launcher to take over.
  await vi.waitFor(async () => {
    const names = await Promise.all((await processesOfDataDir()).map((pid) => readFile(`/proc/${pid}/comm`, "utf8")));
    expect(names.filter((name) => name.trim() !== "postgres")).toEqual([]);
  }, SOON);
  const second = launch();
  expect((await fetch(`${await second.url()}/api/health`)).status).toBe(200);
  second.launcher.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  expect(await processesOfDataDir()).toEqual([]);
});

test("told to stop while it starts, it ends as interrupted and leaves no process behind", async () => {
  const { launcher, ended, text } = launch();
  await vi.waitFor(async () => expect(await readdir(dataDir)).toContain("secrets.json"), SOON);
  launcher.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(text()).toMatch(/Interrupted\.$/);
  expect(await processesOfDataDir()).toEqual([]);
});

test("a second launcher on the same data folder says where the first one is", async () => {
  const first = launch();
  const home = await first.url();
  const second = launch();
  expect(await second.ended).toBe(2);
  expect(second.text()).toContain(`already runs on this data folder: open ${home}`);
  expect((await fetch(`${home}/api/health`)).status).toBe(200);
});

test("the built server by itself, as in the image, refuses to start half-configured", async () => {
  const next = resolve(import.meta.dirname, "../node_modules/next/dist/bin/next");
  const settings = { SPORTSSYNC_MODE: "hosted", PUBLIC_URL: "https://rides.example", DATABASE_URL: "", S3_BUCKET: "" };
  const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(await freePort())], {
    cwd: resolve(import.meta.dirname, ".."),
    env: { ...process.env, ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(server.stderr), once(server, "exit")]);
  expect(code).toBe(2);
  expect(said).toMatch(/DATABASE_URL is missing[\s\S]*S3_BUCKET is missing/);
});

test("hosted mode refuses to start half-configured and names what is missing", async () => {
  const { ended, text } = launch([], { SPORTSSYNC_MODE: "hosted", PUBLIC_URL: "https://rides.example" });
  expect(await ended).toBe(2);
  expect(text()).toMatch(/S3_BUCKET is missing/);
  expect(text()).not.toMatch(/at .*\.ts:\d+/);
});
