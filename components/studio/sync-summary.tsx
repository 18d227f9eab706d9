"use client";

import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { SyncProposal } from "#lib/domain/sync/propose-sync";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import { seconds } from "#lib/domain/units";
import { lineUpText } from "../en/line-up.ts";
import { SelectField } from "../ui/field.tsx";
import { formatSeconds } from "../ui/time-text.ts";
import { formatMoment, zoneInWords } from "./moment-text.ts";
import { basisOf } from "./sync-basis.ts";

type SyncSummaryProps = {
  sync: Sync;
  proposals: readonly SyncProposal[];
  ride: { readonly start: number };
  units: DisplayUnits;
  onSync: (sync: Sync) => void;
};

/** The chosen sync in words: when the video begins, why that is believed, and what else it could be. */
export function SyncSummary({ sync, proposals, ride, units, onSync }: SyncSummaryProps) {
  const begin = utcAt(sync, seconds(0));
  const zone = units.utcOffsetMinutes;
  const { proposal, text } = basisOf(sync, proposals);
  return (
    <div className="flex flex-col gap-3">
      <div className="text-sm" data-testid="sync-summary">
        <p>
          {lineUpText.begins} <span className="font-medium tabular-nums">{formatMoment(begin, zone)}</span>,{" "}
          {positionText(begin - ride.start)}. {zoneInWords(zone)}
        </p>
        <p className="mt-1 text-muted">{text}</p>
      </div>
      {proposals.length > 1 && (
        <SelectField
          label={lineUpText.startFrom}
          value={proposal ? proposals.indexOf(proposal) : ""}
          onChange={(event) => {
            const chosen = proposals[Number(event.target.value)];
            if (chosen) onSync(chosen.sync);
          }}
        >
          {!proposal && <option value="">{lineUpText.setByHand}</option>}
          {proposals.map((each, index) => (
            <option key={each.label} value={index}>
              {each.label}
              {each.confidence === "low" && lineUpText.unsure}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

function positionText(intoRide: number): string {
  if (Math.abs(intoRide) < 0.05) return lineUpText.atStart;
  const length = formatSeconds(Math.abs(intoRide), 1);
  return intoRide < 0 ? lineUpText.beforeStart(length) : lineUpText.intoRide(length);
}
