import { readFile, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { execa } from "execa";
import { memoryOfTree } from "./process-tree.ts";

export type Cost = {
  /** Seconds. */
  readonly wall: number;
  /** CPU seconds, user and system, of the program and all its children. */
  readonly cpu: number;
  /** CPU seconds of the program itself, where it is a Node program of ours: start-up included, ffmpeg not. */
  readonly ownCpu: number | undefined;
  /** Bytes: the most that the program and its children held at one moment. */
  readonly memory: number;
  readonly stdout: string;
};

const USAGE_FILE = resolve(".data/bench/usage.json");
const SAMPLE_EVERY = 50;

/**
 * Runs a command and measures it. CPU time is what the shell's `times` says of its children, so that it is exact and
 * has all of them; a Node program tells of itself (tell-usage.mjs). The arguments are positional: nothing is quoted.
 */
export async function measure(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Cost> {
  await rm(USAGE_FILE, { force: true });
  let memory = 0;
  const began = performance.now();
  const child = execa("sh", ["-c", '"$@" && times', "sh", ...command], {
    env: { ...env, BENCH_USAGE: USAGE_FILE },
    stderr: "inherit",
  });
  const sampling = setInterval(async () => {
    if (child.pid) memory = Math.max(memory, await memoryOfTree(child.pid));
  }, SAMPLE_EVERY);
  const { stdout } = await child.finally(() => clearInterval(sampling));
  const wall = (performance.now() - began) / 1000;
  const lines = stdout.trimEnd().split("\n");
  const ofChildren = lines.pop() ?? "";
  lines.pop();
  return {
    wall,
    cpu: secondsIn(ofChildren),
    ownCpu: await ownCpu(),
    memory,
    stdout: lines.join("\n"),
  };
}

/** What `npm run NAME -- ARGS` runs, with the module that makes it tell what it used. */
export async function npmScript(name: string, args: readonly string[]): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as { scripts: Record<string, string> };
  const [node, ...rest] = (scripts[name] ?? "").split(" ");
  if (node !== "node") throw new Error(`"${name}" of package.json does not run node`);
  return [process.execPath, "--import", "./bench/tell-usage.mjs", ...rest, ...args];
}

/** `0m1.23s 0m0.45s`, added up. */
function secondsIn(times: string): number {
  return [...times.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
}

async function ownCpu(): Promise<number | undefined> {
  const text = await readFile(USAGE_FILE, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const { userCPUTime, systemCPUTime } = JSON.parse(text) as NodeJS.ResourceUsage;
  return (userCPUTime + systemCPUTime) / 1e6;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
