"use client";

import type { ReactNode } from "react";
import { toAppError } from "#lib/domain/errors";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { utcAt } from "#lib/domain/sync/sync";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { UtcSeconds } from "#lib/domain/units";
import { lineUpText } from "../en/line-up.ts";
import { Panel } from "../ui/panel.tsx";
import { TypedField } from "../ui/typed-field.tsx";
import { LineUpSteps } from "./line-up-steps.tsx";
import { formatMoment, formatOffset, parseMoment } from "./moment-text.ts";
import { NudgeRow } from "./nudge-row.tsx";
import type { Player } from "./player.ts";
import type { LineUp } from "./use-line-up.tsx";
import { useReadableTime } from "./use-player.tsx";

type SyncPanelProps = {
  sampler: TrackSampler;
  units: DisplayUnits;
  player: Player;
  lineUp: LineUp;
  summary: ReactNode;
  secondPoint: ReactNode;
  onNudge: (seconds: number) => void;
};

/** Which moment of the ride a frame shows: proposed, moved in small steps, or typed. */
export function SyncPanel({ sampler, units, player, lineUp, summary, secondPoint, onNudge }: SyncPanelProps) {
  const time = useReadableTime(player);
  return (
    <Panel title={lineUpText.title}>
      {summary}
      <LineUpSteps />
      <NudgeRow frame={player.frame} onNudge={onNudge} />
      <MomentField now={utcAt(lineUp.sync, time)} units={units} sampler={sampler} onChoose={lineUp.setMoment} />
      {secondPoint}
    </Panel>
  );
}

type MomentFieldProps = {
  now: UtcSeconds;
  units: DisplayUnits;
  sampler: TrackSampler;
  /** Throws AppError when the frame cannot be at that moment. */
  onChoose: (moment: UtcSeconds) => void;
};

/** The moment of the frame on the screen, to read and to type over. */
function MomentField({ now, units, sampler, onChoose }: MomentFieldProps) {
  const zone = units.utcOffsetMinutes;
  function take(text: string) {
    const moment = parseMoment(text, zone, sampler);
    if (moment === undefined) return lineUpText.momentLike;
    try {
      onChoose(moment);
    } catch (error) {
      return toAppError(error).userMessage;
    }
  }
  return (
    <TypedField
      label={lineUpText.frameIsAt(formatOffset(zone))}
      className="tabular-nums"
      shown={formatMoment(now, zone)}
      onTyped={take}
    />
  );
}
