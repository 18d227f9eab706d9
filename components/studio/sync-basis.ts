import type { SyncProposal } from "#lib/domain/sync/propose-sync";
import type { Sync } from "#lib/domain/sync/sync";
import { lineUpText } from "../en/line-up.ts";

type Basis = {
  /** The proposal that is in force as it was made. */
  readonly proposal: SyncProposal | undefined;
  /** The proposal that it is, or that it was moved from. */
  readonly near: SyncProposal | undefined;
  /** In words: what the sync rests on and how far it was moved from there. */
  readonly text: string;
};

/** A correction larger than this (seconds) is a choice of its own, not a proposal put right. */
const CORRECTION = 300;
/** Below this (seconds) two syncs are one: rounding, not a person. */
const SAME = 0.0005;

/** Where a sync comes from, told by comparing it with what was proposed. */
export function basisOf(sync: Sync, proposals: readonly SyncProposal[]): Basis {
  const begin = ({ start, offset }: Sync) => start + offset;
  const moved = (proposal: SyncProposal) => begin(sync) - begin(proposal.sync);
  const nearest = proposals
    .filter((proposal) => proposal.sync.rate === sync.rate)
    .sort((a, b) => Math.abs(moved(a)) - Math.abs(moved(b)))[0];
  if (!nearest || Math.abs(moved(nearest)) > CORRECTION) {
    const text = sync.points?.length === 2 ? lineUpText.setByTwoPoints : lineUpText.setByHandSentence;
    return { proposal: undefined, near: undefined, text };
  }
  const by = moved(nearest);
  if (Math.abs(by) < SAME) return { proposal: nearest, near: nearest, text: nearest.reason };
  const text = lineUpText.movedByHand(`${by < 0 ? "−" : "+"}${Math.abs(by).toFixed(2)}`, nearest.reason);
  return { proposal: undefined, near: nearest, text };
}
