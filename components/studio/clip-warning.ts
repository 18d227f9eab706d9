import type { Clip } from "#lib/contracts/project";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import { seconds } from "#lib/domain/units";
import { roughly } from "../ui/time-text.ts";

/** What a person should know before rendering: which part of the clip lies outside the ride. Undefined: none. */
export function clipWarning(sync: Sync, clip: Clip, ride: { start: number; end: number }): string | undefined {
  const from = utcAt(sync, seconds(clip.in));
  const to = utcAt(sync, seconds(clip.out));
  if (to <= ride.start) return `The clip ends ${roughly(ride.start - to)} before the ride begins: gauges will show --.`;
  if (from >= ride.end)
    return `The clip begins ${roughly(from - ride.end)} after the ride has ended: gauges will show --.`;
  const before = ride.start - from;
  const after = to - ride.end;
  if (before < 1 && after < 1) return undefined;
  const parts = [before >= 1 && `the first ${roughly(before)}`, after >= 1 && `the last ${roughly(after)}`].filter(
    Boolean,
  );
  return `In ${parts.join(" and ")} of the clip there is no ride data: gauges will show --.`;
}
