import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

export type WorkerProcess = {
  readonly pid: number;
  /** Resolves with the exit code or the signal. */
  readonly ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves once a line of its output contains a text. */
  said(text: string): Promise<void>;
};

/** `npm run worker` as a process of its own, with this process's environment. Resolves when it takes jobs. */
export async function startWorkerProcess(env: Record<string, string> = {}): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "../main.ts")], {
    env: { ...process.env, LOG_LEVEL: "info", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([code, signal]) => code ?? signal);
  const lines = createInterface({ input: child.stdout! });
  const said = (text: string) =>
    new Promise<void>((done) => lines.on("line", (line) => (line.includes(text) ? done() : undefined)));
  const died = ended.then((how) => Promise.reject(new Error(`the worker ended: ${how}`)));
  await Promise.race([said('"msg":"ready"'), died]);
  // From here on its end is the test's own doing.
  died.catch(() => {});
  return { pid: child.pid!, ended, kill: (signal) => child.kill(signal), said };
}

/** The running ffmpeg processes whose parent is this process (Linux). */
export async function encodersOf(parent: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [status, command] = await Promise.all([read(`/proc/${pid}/status`), read(`/proc/${pid}/comm`)]);
      return status.includes(`PPid:\t${parent}\n`) && command.startsWith("ffmpeg") ? pid : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined);
}

/** Whether a process of this number runs; one that has ended and was not waited for counts as ended. */
export async function isRunning(pid: number): Promise<boolean> {
  const status = await read(`/proc/${pid}/status`);
  return status !== "" && !/^State:\tZ/m.test(status);
}

const read = (path: string) => readFile(path, "utf8").catch(() => "");
