"use client";

import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { SyncProposal } from "#lib/domain/sync/propose-sync";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { seconds, type UtcSeconds } from "#lib/domain/units";
import { lineUpText } from "../en/line-up.ts";
import { formatSeconds } from "../ui/time-text.ts";
import { formatMoment, offsetInWords, zoneInWords } from "./moment-text.ts";
import { basisOf } from "./sync-basis.ts";
import { SyncCandidates } from "./sync-candidates.tsx";
import { zonePlace } from "./time-zone-place.ts";

type SyncSummaryProps = {
  sync: Sync;
  proposals: readonly SyncProposal[];
  ride: TrackSampler;
  units: DisplayUnits;
  onSync: (sync: Sync) => void;
};

/** The chosen sync in words: when the video begins, why that is believed, and what else it could be. */
export function SyncSummary({ sync, proposals, ride, units, onSync }: SyncSummaryProps) {
  const begin = utcAt(sync, seconds(0));
  const zone = units.utcOffsetMinutes;
  const { proposal, near, text } = basisOf(sync, proposals);
  // By GPS the reason itself says, to the second, how far the camera's clock was off.
  const camera = near?.kind === "gps" ? undefined : near?.utcOffsetMinutes;
  return (
    <div className="flex flex-col gap-3">
      <div className="text-sm" data-testid="sync-summary">
        <p>
          {lineUpText.begins} <span className="font-medium tabular-nums">{formatMoment(begin, zone)}</span>,{" "}
          {positionText(begin - ride.start)}. {zoneInWords(zone)}
        </p>
        <p className="mt-1 text-muted">
          {text} {camera !== undefined && cameraClockText(camera, begin, ride)}
        </p>
      </div>
      {proposals.length > 1 && <SyncCandidates proposals={proposals} chosen={proposal} zone={zone} onSync={onSync} />}
    </div>
  );
}

/** Which clock the camera was on, with a place whose clock that is. */
function cameraClockText(minutes: number, moment: UtcSeconds, ride: TrackSampler): string {
  if (minutes === 0) return lineUpText.cameraUtc;
  const place = zonePlace(minutes, moment, placeOf(ride));
  const whose = place ? (place.isSummer ? lineUpText.summerTime(place.city) : lineUpText.localTime(place.city)) : "";
  return lineUpText.camera(offsetInWords(minutes), minutes < 0 ? "behind" : "ahead of", whose);
}

function placeOf({ track: { channels } }: TrackSampler) {
  const at = channels.latitude?.findIndex((value) => !Number.isNaN(value)) ?? -1;
  return at < 0 ? undefined : { latitude: channels.latitude![at]!, longitude: channels.longitude?.[at] ?? 0 };
}

function positionText(intoRide: number): string {
  if (Math.abs(intoRide) < 0.05) return lineUpText.atStart;
  const length = formatSeconds(Math.abs(intoRide), 1);
  return intoRide < 0 ? lineUpText.beforeStart(length) : lineUpText.intoRide(length);
}
