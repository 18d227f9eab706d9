"use client";

import { useState } from "react";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { type Sync, syncFromPoint, utcAt } from "#lib/domain/sync/sync";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { seconds, type UtcSeconds } from "#lib/domain/units";
import { TextField } from "../ui/field.tsx";
import { Panel } from "../ui/panel.tsx";
import { MomentPicker } from "./moment-picker.tsx";
import { formatMoment, formatOffset, parseMoment } from "./moment-text.ts";
import { NudgeRow } from "./nudge-row.tsx";
import type { Player } from "./player.ts";
import { usePlayerState } from "./use-player.tsx";

type SyncPanelProps = {
  sync: Sync;
  sampler: TrackSampler;
  units: DisplayUnits;
  player: Player;
  summary: React.ReactNode;
  onSync: (sync: Sync) => void;
  onNudge: (seconds: number) => void;
};

/** Which moment of the ride a frame shows: typed, picked on the ride, or moved in small steps. */
export function SyncPanel({ sync, sampler, units, player, summary, onSync, onNudge }: SyncPanelProps) {
  const time = usePlayerState(player, "time");
  const now = utcAt(sync, time);
  const thisFrameIs = (moment: UtcSeconds) =>
    onSync(syncFromPoint(sync, { videoTime: seconds(player.state().time), utc: moment }));
  const covered = { from: utcAt(sync, seconds(0)), to: utcAt(sync, player.duration) };
  return (
    <Panel title="Line up">
      {summary}
      <NudgeRow frame={player.frame} onNudge={onNudge} />
      <MomentField now={now} units={units} sampler={sampler} onChoose={thisFrameIs} />
      <MomentPicker sampler={sampler} units={units} now={now} covered={covered} onChoose={thisFrameIs} />
    </Panel>
  );
}

type MomentFieldProps = {
  now: UtcSeconds;
  units: DisplayUnits;
  sampler: TrackSampler;
  onChoose: (moment: UtcSeconds) => void;
};

/** The moment of the frame on the screen, to read and to type over. */
function MomentField({ now, units, sampler, onChoose }: MomentFieldProps) {
  const [text, setText] = useState<string>();
  const [error, setError] = useState<string>();
  const zone = units.utcOffsetMinutes;

  function reset() {
    setText(undefined);
    setError(undefined);
  }

  function commit() {
    if (text === undefined || text === formatMoment(now, zone)) return reset();
    const moment = parseMoment(text, zone, sampler);
    if (moment === undefined) return setError("A time like 18:15:07.4, or with a date: 2026-05-06 18:15:07");
    reset();
    onChoose(moment);
  }

  return (
    <TextField
      label={`This frame is at (${formatOffset(zone)})`}
      className="tabular-nums"
      value={text ?? formatMoment(now, zone)}
      error={error}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") reset();
      }}
    />
  );
}
