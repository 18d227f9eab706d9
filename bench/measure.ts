import { execa } from "execa";

export type Cost = { readonly wall: number; readonly cpu: number; readonly stdout: string };

/**
 * Runs a command and measures it: wall seconds, and CPU seconds of it and all its children as the shell's `times`
 * counts them. The arguments are passed as positional parameters, so nothing is quoted.
 */
export async function measure(command: readonly string[], env: Record<string, string> = {}): Promise<Cost> {
  const began = performance.now();
  const { stdout } = await execa("sh", ["-c", '"$@" && times', "sh", ...command], { env, stderr: "inherit" });
  const wall = (performance.now() - began) / 1000;
  const lines = stdout.trimEnd().split("\n");
  const children = lines.pop() ?? "";
  lines.pop();
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
  return { wall, cpu, stdout: lines.join("\n") };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
