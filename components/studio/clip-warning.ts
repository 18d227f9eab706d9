import type { Clip } from "#lib/contracts/project";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import { seconds } from "#lib/domain/units";
import { lineUpText } from "../en/line-up.ts";
import { roughly } from "../ui/time-text.ts";

const text = lineUpText.outside;

/** What a person should know before rendering: which part of the clip lies outside the ride. Undefined: none. */
export function clipWarning(sync: Sync, clip: Clip, ride: { start: number; end: number }): string | undefined {
  const from = utcAt(sync, seconds(clip.in));
  const to = utcAt(sync, seconds(clip.out));
  if (to <= ride.start) return text.before(roughly(ride.start - to));
  if (from >= ride.end) return text.after(roughly(from - ride.end));
  const before = ride.start - from;
  const after = to - ride.end;
  if (before < 1 && after < 1) return undefined;
  const parts = [before >= 1 && text.first(roughly(before)), after >= 1 && text.last(roughly(after))].filter(Boolean);
  return text.parts(parts.join(" and "));
}
