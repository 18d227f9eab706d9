import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { allowed } from "./hard-limits.ts";
import type { Limits } from "./limits.ts";

/** Files that a program may have open: ffmpeg needs a dozen. */
const OPEN_FILES = 256;

/**
 * A command that the kernel holds to its limits: `prlimit` sets them (RLIMIT_DATA, _CPU, _FSIZE, _NOFILE; no core file,
 * which would lay the memory of a stranger's film on our disk) and `setpriv` has the program killed when this process
 * dies and takes from it every way to more rights. Both become the program itself: no process is added. They are in
 * util-linux, so on every Linux but the smallest; elsewhere (macOS) the command is given back as it is, and only
 * time, output and what ffmpeg limits by itself (`-timelimit`) hold it. See `isConfined`.
 *
 * Memory is RLIMIT_DATA, what is allocated, and not RLIMIT_AS: libraries and reserved addresses are not used memory
 * (measured: 260 MB of addresses for an ffprobe that allocates 39).
 */
export function confine(command: readonly string[], limits: Limits): string[] {
  const { prlimit, setpriv } = wrappers();
  const { memory, cpu, output } = limits;
  const bounds = [
    ...(memory === undefined ? [] : [`--data=${allowed("Max data size", memory)}`]),
    // Soft and hard alike: ffmpeg would take the soft one's signal for a wish to end tidily.
    `--cpu=${allowed("Max cpu time", cpu)}`,
    `--fsize=${allowed("Max file size", output)}`,
    `--nofile=${allowed("Max open files", OPEN_FILES)}`,
    "--core=0",
  ];
  return [...(prlimit ? [prlimit, ...bounds, "--"] : []), ...(setpriv ? [setpriv, ...WITHOUT_RIGHTS] : []), ...command];
}

const WITHOUT_RIGHTS = ["--pdeathsig", "KILL", "--no-new-privs", "--"];

/** Whether this system can hold programs to their limits and end them with us. */
export function isConfined(): boolean {
  const { prlimit, setpriv } = wrappers();
  return prlimit !== undefined && setpriv !== undefined;
}

type Wrappers = { readonly prlimit: string | undefined; readonly setpriv: string | undefined };
let found: Wrappers | undefined;

function wrappers(): Wrappers {
  found ??= process.platform === "linux" ? lookForThem() : NONE;
  return found;
}

/** A `setpriv` that does not know a parent's death (before util-linux 2.33, BusyBox's) would start nothing at all. */
function lookForThem(): Wrappers {
  const setpriv = find("setpriv");
  const works = setpriv !== undefined && spawnSync(setpriv, [...WITHOUT_RIGHTS, "true"]).status === 0;
  return { prlimit: find("prlimit"), setpriv: works ? setpriv : undefined };
}

const NONE: Wrappers = { prlimit: undefined, setpriv: undefined };

/** In the system's own folders: what else lies on the search path is not asked to guard anything. */
const FOLDERS = ["/usr/bin", "/bin", "/run/current-system/sw/bin"];

function find(program: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
