import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export type ScriptResult = { code: number | null; out: string; err: string };

/** Runs one of the project's commands as people do, in a process of its own. */
export async function runScript(name: string, args: readonly string[], cwd?: string): Promise<ScriptResult> {
  const script = new URL(`../${name}.ts`, import.meta.url).pathname;
  const child = spawn(process.execPath, [script, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => child.once("close", resolve).once("error", reject));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
