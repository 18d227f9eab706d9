import { readFile } from "node:fs/promises";

/** Bytes of memory that a process and its children, grandchildren … hold now (VmRSS). Those that ended count nothing. */
export async function memoryOfTree(pid: number): Promise<number> {
  const [status, children] = await Promise.all([
    readFile(`/proc/${pid}/status`, "utf8"),
    readFile(`/proc/${pid}/task/${pid}/children`, "utf8"),
  ]).catch(() => ["", ""] as const);
  const kilobytes = Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0);
  const below = await Promise.all(children.split(" ").map((child) => (child === "" ? 0 : memoryOfTree(Number(child)))));
  return below.reduce((sum, bytes) => sum + bytes, kilobytes * 1024);
}
