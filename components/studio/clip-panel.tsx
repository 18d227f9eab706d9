"use client";

import { Play } from "lucide-react";
import type { Clip } from "#lib/contracts/project";
import { clipText } from "../en/timeline.ts";
import { Button } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { formatSeconds, parseSeconds, roughly } from "../ui/time-text.ts";
import { TypedField } from "../ui/typed-field.tsx";
import type { ClipActions } from "./clip-actions.ts";
import type { Player } from "./player.ts";

type ClipPanelProps = { clip: Clip; player: Player; actions: ClipActions };

/** Which part of the video is rendered. */
export function ClipPanel({ clip, player, actions }: ClipPanelProps) {
  return (
    <Panel title={clipText.title} aside={<span className="text-muted text-sm">{roughly(clip.out - clip.in)}</span>}>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto]">
        <TimeField label={clipText.in} value={clip.in} duration={player.duration} onCommit={actions.moveIn} />
        <Button size="small" title="I" onClick={actions.setIn}>
          {clipText.beginHere}
        </Button>
        <TimeField label={clipText.out} value={clip.out} duration={player.duration} onCommit={actions.moveOut} />
        <Button size="small" title="O" onClick={actions.setOut}>
          {clipText.endHere}
        </Button>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => player.playClip(clip)}>
          <Play aria-hidden className="size-4" />
          {clipText.play}
        </Button>
        <Button size="small" variant="quiet" onClick={actions.wholeVideo}>
          {clipText.wholeVideo}
        </Button>
      </div>
    </Panel>
  );
}

type TimeFieldProps = { label: string; value: number; duration: number; onCommit: (seconds: number) => void };

/** A time of the video that is typed. */
function TimeField({ label, value, duration, onCommit }: TimeFieldProps) {
  function take(text: string) {
    const seconds = parseSeconds(text);
    if (seconds === undefined || seconds > duration + 0.005) return clipText.upTo(formatSeconds(duration));
    if (formatSeconds(seconds) !== formatSeconds(value)) onCommit(seconds);
  }
  return (
    <TypedField
      label={label}
      inputMode="decimal"
      className="tabular-nums"
      shown={formatSeconds(value)}
      onTyped={take}
    />
  );
}
