import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { readableLine } from "./readable-line.ts";

export type Child = {
  /** Resolves when it has ended for good. */
  ended: Promise<void>;
  /** SIGTERM, and SIGKILL for it and everything it started when that took too long. Idempotent. */
  stop(): Promise<void>;
};

type ChildOptions = {
  /** The prefix of its lines. */
  name: string;
  /** A script of Node and its arguments. */
  command: string[];
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
  /** Begun anew when it ends by itself. */
  restart?: boolean;
};

/** Milliseconds from SIGTERM to SIGKILL. */
const PATIENCE = 20_000;
const ROOT = resolve(import.meta.dirname, "..");
const END_WITH_PARENT = resolve(import.meta.dirname, "end-with-parent.mjs");

/**
 * A Node process that belongs to this one. It leads a process group of its own, so that Ctrl-C reaches only us and we
 * stop things in order; its channel to us closes even when we are killed, and then it ends too.
 */
export function startChild(options: ChildOptions): Child {
  let stopping = false;
  let child = spawnChild(options);
  const run = async () => {
    for (;;) {
      const code = await exitOf(child);
      if (stopping) return;
      options.log(`${options.name} │ ended (${code})`);
      if (!options.restart) return;
      await delay(1000);
      if (stopping) return;
      child = spawnChild(options);
    }
  };
  const ended = run();
  return {
    ended,
    async stop() {
      stopping = true;
      child.kill("SIGTERM");
      const timer = setTimeout(() => killGroup(child), PATIENCE);
      await ended;
      clearTimeout(timer);
      killGroup(child);
    },
  };
}

function spawnChild({ name, command, env, log }: ChildOptions): ChildProcess {
  const child = spawn(process.execPath, ["--import", END_WITH_PARENT, ...command], {
    cwd: ROOT,
    env: { ...env, SPORTSSYNC_LAUNCHER: String(process.pid) },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", (line) => log(`${name} │ ${readableLine(line)}`));
  }
  return child;
}

function exitOf(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode!);
  return new Promise((done) => {
    child.once("exit", (code, signal) => done(code ?? signal ?? "?"));
    child.once("error", (error) => done(error.message));
  });
}

/** What it started and left behind; nothing, as a rule. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // The group is empty: all have ended.
  }
}
