import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");
const SOURCES = [
  ...["app", "components", "lib", "public"],
  ...["instrumentation.ts", "instrumentation-client.ts", "proxy.ts", "next.config.ts", "postcss.config.mjs"],
  ...["package.json", "package-lock.json"],
];

/** Builds the pages when there is no build or when a source is newer than it. Throws the signal's reason. */
export async function ensureBuild(log: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const built = await stat(join(ROOT, ".next", "BUILD_ID")).catch(() => undefined);
  if (built && (await newest(SOURCES.map((name) => join(ROOT, name)))) <= built.mtimeMs) return;
  log("web │ building the pages, about a minute, this once …");
  const next = join(ROOT, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const build = spawn(process.execPath, [next, "build"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  for (const stream of [build.stdout, build.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const stop = () => build.kill();
  signal?.addEventListener("abort", stop);
  const [code] = await once(build, "close");
  signal?.removeEventListener("abort", stop);
  // Before its exit code: Ctrl-C on a terminal reaches the build too.
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`next build failed:\n${Buffer.concat(output).toString("utf8")}`);
}

async function newest(paths: string[]): Promise<number> {
  let latest = 0;
  for (const path of paths) {
    const facts = await stat(path);
    if (!facts.isDirectory()) {
      latest = Math.max(latest, facts.mtimeMs);
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
    for (const file of files) latest = Math.max(latest, (await stat(join(file.parentPath, file.name))).mtimeMs);
  }
  return latest;
}
