"use client";

import { RadioGroup } from "radix-ui";
import { type ReactNode, useId, useState } from "react";
import type { SyncProposal } from "#lib/domain/sync/propose-sync";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import { seconds } from "#lib/domain/units";
import { lineUpText } from "../en/line-up.ts";
import { Button } from "../ui/button.tsx";
import { formatMoment } from "./moment-text.ts";

type SyncCandidatesProps = {
  proposals: readonly SyncProposal[];
  /** The one in force as it was made; undefined when a person has set another. */
  chosen: SyncProposal | undefined;
  zone: number;
  onSync: (sync: Sync) => void;
};

/** Shown at once; what was merely tried comes when asked for. */
const SHOWN = 3;
const BY_HAND = "by hand";

/** Every way in which the video may lie on the ride, the likeliest first, each with its reason and one click away. */
export function SyncCandidates({ proposals, chosen, zone, onSync }: SyncCandidatesProps) {
  const title = useId();
  const [isOpen, setOpen] = useState(false);
  const index = chosen ? proposals.indexOf(chosen) : -1;
  // One that is in force is never hidden, and one more is no reason for a button.
  const isShort = !isOpen && index < SHOWN && proposals.length > SHOWN + 1;
  const shown = isShort ? proposals.slice(0, SHOWN) : proposals;
  return (
    <div className="flex flex-col gap-1.5">
      <p id={title} className="text-muted text-sm">
        {lineUpText.startFrom}
      </p>
      <RadioGroup.Root
        aria-labelledby={title}
        value={chosen ? String(index) : BY_HAND}
        onValueChange={(value) => {
          const next = proposals[Number(value)];
          if (next) onSync(next.sync);
        }}
        className="flex flex-col gap-1"
      >
        {!chosen && <Candidate value={BY_HAND} label={lineUpText.setByHand} />}
        {shown.map((each, at) => (
          <Candidate
            key={each.label}
            value={String(at)}
            label={each.label}
            mark={lineUpText.confidence[each.confidence]}
          >
            <span className="tabular-nums">{formatMoment(utcAt(each.sync, seconds(0)), zone)}</span>
            {at !== index && <span className="block">{each.reason}</span>}
          </Candidate>
        ))}
      </RadioGroup.Root>
      {isShort && (
        <Button size="small" variant="quiet" className="self-start" onClick={() => setOpen(true)}>
          {lineUpText.more(proposals.length - SHOWN)}
        </Button>
      )}
    </div>
  );
}

type CandidateProps = { value: string; label: string; mark?: string; children?: ReactNode };

function Candidate({ value, label, mark, children }: CandidateProps) {
  const id = useId();
  return (
    <RadioGroup.Item
      value={value}
      aria-labelledby={`${id}-label`}
      aria-describedby={children ? `${id}-reason` : undefined}
      className="group flex min-h-10 w-full gap-2.5 rounded-lg border border-line bg-page px-3 py-2 text-left text-sm transition-colors hover:border-muted data-[state=checked]:border-accent-text"
    >
      <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border-2 border-muted group-data-[state=checked]:border-accent-text">
        <RadioGroup.Indicator className="size-2 rounded-full bg-accent-text" />
      </span>
      <span className="min-w-0 flex-1">
        <span id={`${id}-label`} className="flex flex-wrap justify-between gap-x-2">
          {label} {mark && <span className="text-muted text-xs leading-5">{mark}</span>}
        </span>
        {children && (
          <span id={`${id}-reason`} className="mt-0.5 block text-muted text-xs">
            {children}
          </span>
        )}
      </span>
    </RadioGroup.Item>
  );
}
