import { readFile } from "node:fs/promises";

/** What the programs of a worker took since it was last asked: the most memory of one, and which still run. */
export type Watched = Disposable & {
  /** Bytes; undefined where none was seen, or the system does not tell (macOS). */
  peak(): number | undefined;
  running(): Promise<readonly string[]>;
};

/** Looks at every ffmpeg and ffprobe below this process, some twenty times a second. */
export function watchPrograms(): Watched {
  let most: number | undefined;
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    for (const pid of await programsBelow(process.pid)) {
      const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
      const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
      if (kilobytes > 0) most = Math.max(most ?? 0, kilobytes * 1024);
    }
    isLooking = false;
  };
  const timer = setInterval(() => void look(), 50);
  timer.unref();
  return {
    peak() {
      const value = most;
      most = undefined;
      return value;
    },
    running: () => programsBelow(process.pid),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

async function programsBelow(pid: number | string): Promise<string[]> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "")).split(" ");
  const found: string[] = [];
  for (const child of children.filter(Boolean)) {
    const name = (await readFile(`/proc/${child}/comm`, "utf8").catch(() => "")).trim();
    if (/^(ffmpeg|ffprobe|prlimit|setpriv)$/.test(name)) found.push(child);
    else found.push(...(await programsBelow(child)));
  }
  return found;
}
