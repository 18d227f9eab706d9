import { LAYOUT_TEXTS, LAYOUTS } from "#lib/domain/overlay/layouts/layouts";

const MAX_LENGTH = 64;
const OURS = [...Object.keys(LAYOUTS), ...Object.values(LAYOUT_TEXTS).map(({ label }) => label)];

/** Whether one of our layouts or of `others` has that name, however it is capitalised. */
export function isTakenName(name: string, others: readonly string[]): boolean {
  const wanted = name.trim().toLowerCase();
  return [...OURS, ...others].some((taken) => taken.trim().toLowerCase() === wanted);
}

/** The name, or the name with the first number behind it that nobody has yet. */
export function freeName(name: string, others: readonly string[]): string {
  const base = name.trim().replace(/ \d+$/, "");
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : ` ${n}`;
    const candidate = `${base.slice(0, MAX_LENGTH - end.length).trim()}${end}`;
    if (!isTakenName(candidate, others)) return candidate;
  }
}
