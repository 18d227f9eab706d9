import { readdir, readFile } from "node:fs/promises";

/** What the programs of a worker took since it was last asked: the most memory of one, and which still run. */
export type Watched = Disposable & {
  /** Bytes; undefined where none was seen, or the system does not tell (macOS). */
  peak(): number | undefined;
  running(): Promise<readonly string[]>;
};

/** Looks at every ffmpeg and ffprobe below this process, fifty times a second. */
export function watchPrograms(): Watched {
  let most: number | undefined;
  const look = async () => {
    for (const pid of await ourPrograms()) {
      const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
      const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
      if (kilobytes > 0) most = Math.max(most ?? 0, kilobytes * 1024);
    }
  };
  const timer = setInterval(() => void look(), 20);
  timer.unref();
  return {
    peak() {
      const value = most;
      most = undefined;
      return value;
    },
    running: ourPrograms,
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

async function ourPrograms(): Promise<string[]> {
  const parents = new Map<string, string>();
  const programs: string[] = [];
  for (const pid of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(pid)) continue;
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const [, name, state, parent] = /^\d+ \((.*)\) (\w) (\d+)/.exec(stat) ?? [];
    if (!name || !parent || state === "Z") continue;
    parents.set(pid, parent);
    if (/^(ffmpeg|ffprobe|prlimit|setpriv)$/.test(name)) programs.push(pid);
  }
  const isOurs = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(process.pid) || isOurs(parents.get(pid)));
  return programs.filter(isOurs);
}
