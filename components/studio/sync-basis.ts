import type { SyncProposal } from "#lib/domain/sync/propose-sync";
import type { Sync } from "#lib/domain/sync/sync";
import { lineUpText } from "../en/line-up.ts";

type Basis = {
  /** The proposal that is in force as it was made. */
  readonly proposal: SyncProposal | undefined;
  /** In words: what the sync rests on and how far it was moved from there. */
  readonly text: string;
};

/** A correction larger than this (seconds) is a choice of its own, not a proposal put right. */
const CORRECTION = 300;
/** Below this (seconds) two syncs are one: rounding, not a person. */
const SAME = 0.0005;

/** Where a sync comes from, told by comparing it with what was proposed: only the sync itself is stored. */
export function basisOf(sync: Sync, proposals: readonly SyncProposal[]): Basis {
  const begin = ({ start, offset }: Sync) => start + offset;
  const moved = (proposal: SyncProposal) => begin(sync) - begin(proposal.sync);
  const nearest = proposals
    .filter((proposal) => proposal.sync.rate === sync.rate)
    .sort((a, b) => Math.abs(moved(a)) - Math.abs(moved(b)))[0];
  if (!nearest || Math.abs(moved(nearest)) > CORRECTION)
    return { proposal: undefined, text: lineUpText.setByHandSentence };
  const by = moved(nearest);
  if (Math.abs(by) < SAME) return { proposal: nearest, text: nearest.reason };
  const sign = by < 0 ? "−" : "+";
  return { proposal: undefined, text: lineUpText.movedByHand(`${sign}${Math.abs(by).toFixed(2)}`, nearest.reason) };
}
