import { readFileSync } from "node:fs";

/** As the kernel calls them in `/proc/self/limits`. */
type Limit = "Max cpu time" | "Max file size" | "Max data size" | "Max open files";

let text: string | undefined;

/**
 * The wish, or what this process itself is held to (by systemd, Docker, `ulimit`): no program below it may be given
 * more, and `prlimit` would fail. In the limit's own unit.
 */
export function allowed(limit: Limit, wish: number): number {
  text ??= readOwn();
  const hard = new RegExp(`^${limit} +\\S+ +(\\d+)`, "m").exec(text)?.[1];
  return Math.min(Math.ceil(wish), hard === undefined ? Number.POSITIVE_INFINITY : Number(hard));
}

function readOwn(): string {
  try {
    return readFileSync("/proc/self/limits", "utf8");
  } catch {
    return "";
  }
}
