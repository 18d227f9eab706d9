import { readFile } from "node:fs/promises";

/** The most memory that each program of a process tree has held so far (VmHWM, bytes), by process id. */
export type PeakMemory = Map<number, { readonly name: string; readonly bytes: number }>;

/** Looks at a process and its children, grandchildren … once. Those that ended meanwhile are left out. */
export async function notePeaks(pid: number, peaks: PeakMemory): Promise<void> {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const name = /^Name:\s*(.*)$/m.exec(status)?.[1] ?? "";
    const peak = Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]);
    if (peak > 0) peaks.set(pid, { name, bytes: peak * 1024 });
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
    await Promise.all(children.split(" ").map((child) => child !== "" && notePeaks(Number(child), peaks)));
  } catch {
    // It has ended.
  }
}
