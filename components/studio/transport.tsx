"use client";

import { ChevronLeft, ChevronRight, Pause, Play, Volume2, VolumeX } from "lucide-react";
import type { VideoResource } from "#lib/contracts/api";
import type { Clip } from "#lib/contracts/project";
import { Button } from "../ui/button.tsx";
import { formatSeconds } from "../ui/time-text.ts";
import { ClipStrip } from "./clip-strip.tsx";
import type { Player } from "./player.ts";
import { Scrubber } from "./scrubber.tsx";
import { usePlayerState } from "./use-player.tsx";
import { VideoTime } from "./video-time.tsx";

const SPEEDS = [0.25, 0.5, 1, 2, 4];

type TransportProps = { video: VideoResource; player: Player; clip: Clip; onClip: (clip: Clip) => void };

/** Play, step, scrub. The clip shows as the bright part of the bar, and of the video in small pictures under it. */
export function Transport({ video, player, clip, onClip }: TransportProps) {
  const playing = usePlayerState(player, "playing");
  const muted = usePlayerState(player, "muted");
  const speed = usePlayerState(player, "speed");
  const unplayable = usePlayerState(player, "unplayable");
  return (
    <div className="flex flex-col gap-1">
      <Scrubber player={player} clip={clip} />
      <ClipStrip video={video} player={player} clip={clip} onClip={onClip} />
      <div className="flex items-center gap-1">
        <Button
          variant="quiet"
          size="icon"
          aria-label="Back one frame"
          title="Back one frame (←)"
          onClick={() => player.step(-1)}
        >
          <ChevronLeft aria-hidden className="size-5" />
        </Button>
        <Button
          variant="secondary"
          size="icon"
          aria-label={playing ? "Pause" : "Play"}
          title={playing ? "Pause (space)" : "Play (space)"}
          disabled={unplayable}
          onClick={() => player.toggle()}
        >
          {playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
        </Button>
        <Button
          variant="quiet"
          size="icon"
          aria-label="Forward one frame"
          title="Forward one frame (→)"
          onClick={() => player.step(1)}
        >
          <ChevronRight aria-hidden className="size-5" />
        </Button>
        <p className="px-1 text-sm tabular-nums sm:px-2" data-testid="video-time">
          <VideoTime player={player} />{" "}
          <span className="inline-block text-muted">/ {formatSeconds(player.duration)}</span>
        </p>
        <select
          aria-label="Playback speed"
          className="ml-auto min-h-10 rounded-lg border border-transparent bg-transparent px-1 text-muted text-sm hover:bg-raised"
          value={speed}
          onChange={(event) => player.setSpeed(Number(event.target.value))}
        >
          {SPEEDS.map((choice) => (
            <option key={choice} value={choice}>
              {choice}×
            </option>
          ))}
        </select>
        <Button
          variant="quiet"
          size="icon"
          aria-label="Mute"
          aria-pressed={muted}
          onClick={() => player.setMuted(!muted)}
        >
          {muted ? <VolumeX aria-hidden className="size-5" /> : <Volume2 aria-hidden className="size-5" />}
        </Button>
      </div>
    </div>
  );
}
