import type { Usage } from "#lib/contracts/usage";
import { lengthText, sizeText } from "#lib/domain/amounts";
import { limitsText } from "../en/limits.ts";
import { formatDay } from "../ui/file-text.ts";

const text = limitsText.order;

/** What a person's plan says to a render of such a clip before it is ordered. */
export type Allowance = {
  /** Why it cannot be ordered, and what to do. */
  readonly against?: string;
  /** What is good to know of one that can. */
  readonly notes: readonly string[];
};

/** A clip of the plan's full length must not fail by rounding; the server says the same. */
const A_FRAME = 0.1;
/** From here on it is told how many are left. */
const FEW = 0.5;

export function renderAllowance(usage: Usage, clipSeconds: number): Allowance {
  const { renders, running, storage } = usage;
  if (renders.limit !== null && renders.used >= renders.limit) {
    return { against: text.used(renders.limit, formatDay(renders.resetsAt)), notes: [] };
  }
  if (usage.clipSeconds !== null && clipSeconds > usage.clipSeconds + A_FRAME) {
    return { against: text.clip(lengthText(clipSeconds), lengthText(usage.clipSeconds)), notes: [] };
  }
  if (storage.limit !== null && storage.used >= storage.limit) {
    return { against: text.storage(sizeText(storage.used), sizeText(storage.limit)), notes: [] };
  }
  const notes: string[] = [];
  if (renders.limit !== null && renders.limit - renders.used <= renders.limit * FEW) {
    notes.push(text.left(renders.limit - renders.used, renders.limit));
  }
  if (running.limit !== null && running.used >= running.limit) notes.push(text.waits(running.limit));
  return { notes };
}
