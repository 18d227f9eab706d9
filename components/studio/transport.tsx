"use client";

import { ChevronLeft, ChevronRight, Maximize, Minimize, Pause, Play, Repeat, Volume2, VolumeX } from "lucide-react";
import { useEffect } from "react";
import type { Clip } from "#lib/contracts/project";
import { playerText } from "../en/player.ts";
import { Button } from "../ui/button.tsx";
import { formatSeconds } from "../ui/time-text.ts";
import type { Player } from "./player.ts";
import { PlayerMenu } from "./player-menu.tsx";
import { Scrubber } from "./scrubber.tsx";
import { usePlayerState } from "./use-player.tsx";
import type { StageView } from "./use-stage-view.tsx";
import { VideoTime } from "./video-time.tsx";

type TransportProps = { player: Player; clip: Clip; view: StageView };

const text = playerText.controls;
/** On a phone all of them stay in one row. */
const ICON = "max-sm:size-10";

/** Play, step, scrub. The clip shows as the bright part of the bar. */
export function Transport({ player, clip, view }: TransportProps) {
  const playing = usePlayerState(player, "playing");
  const unplayable = usePlayerState(player, "unplayable");
  return (
    <section aria-label={text.label} className="flex flex-col gap-1">
      <Scrubber player={player} clip={clip} />
      <div className="flex items-center gap-1">
        <IconButton name={text.back} keys="←" onClick={() => player.step(-1)}>
          <ChevronLeft aria-hidden className="size-5" />
        </IconButton>
        <Button
          variant="secondary"
          size="icon"
          className={ICON}
          aria-label={playing ? text.pause : text.play}
          title={text.withKey(playing ? text.pause : text.play, playerText.keys.playOrPause[0])}
          disabled={unplayable}
          onClick={player.toggle}
        >
          {playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
        </Button>
        <IconButton name={text.forward} keys="→" onClick={() => player.step(1)}>
          <ChevronRight aria-hidden className="size-5" />
        </IconButton>
        <p className="px-1 text-sm tabular-nums sm:px-2" data-testid="video-time">
          <VideoTime player={player} />{" "}
          <span className="inline-block text-muted">{text.ofDuration(formatSeconds(player.duration))}</span>
        </p>
        <Shuttle player={player} />
        <div className="ml-auto flex items-center gap-1">
          <Speed player={player} />
          <Loop player={player} clip={clip} />
          <Volume player={player} />
          <PlayerMenu player={player} clip={clip} view={view} className={ICON} />
          <IconButton name={view.full ? text.leaveFull : text.full} keys="F" onClick={view.toggleFull}>
            {view.full ? <Minimize aria-hidden className="size-5" /> : <Maximize aria-hidden className="size-5" />}
          </IconButton>
        </div>
      </div>
    </section>
  );
}

type IconButtonProps = {
  name: string;
  keys: string;
  pressed?: boolean;
  className?: string;
  onClick: () => void;
  children: React.ReactNode;
};

function IconButton({ name, keys, pressed, className = "", onClick, children }: IconButtonProps) {
  return (
    <Button
      variant="quiet"
      size="icon"
      className={`${ICON} aria-pressed:text-accent-text ${className}`}
      aria-label={name}
      aria-pressed={pressed}
      title={text.withKey(name, keys)}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** How fast J and L have it go, where that is not as chosen. */
function Shuttle({ player }: { player: Player }) {
  const rate = usePlayerState(player, "rate");
  const speed = usePlayerState(player, "speed");
  const isUnusual = rate !== 0 && rate !== speed;
  return (
    <span role="status" className="font-semibold text-accent-text text-sm tabular-nums">
      {isUnusual && text.times(rate)}
    </span>
  );
}

/** On a phone the menu has it. */
function Speed({ player }: { player: Player }) {
  const speed = usePlayerState(player, "speed");
  const speeds = usePlayerState(player, "speeds");
  return (
    <select
      aria-label={text.speed}
      className="hidden min-h-10 rounded-lg border border-transparent bg-transparent px-1 text-muted text-sm hover:bg-raised sm:block"
      value={speed}
      onChange={(event) => player.setSpeed(Number(event.target.value))}
    >
      {speeds.map((choice) => (
        <option key={choice} value={choice}>
          {text.times(choice)}
        </option>
      ))}
    </select>
  );
}

function Loop({ player, clip }: { player: Player; clip: Clip }) {
  const loop = usePlayerState(player, "loop");
  const isLooping = loop !== null;
  // It goes with the clip's ends.
  useEffect(() => {
    if (isLooping) player.setLoop(clip);
  }, [player, clip, isLooping]);
  return (
    <IconButton
      name={text.loop}
      keys="R"
      pressed={isLooping}
      className="max-sm:hidden"
      onClick={() => player.setLoop(isLooping ? null : clip)}
    >
      <Repeat aria-hidden className="size-5" />
    </IconButton>
  );
}

/** A phone has keys for it. */
function Volume({ player }: { player: Player }) {
  const muted = usePlayerState(player, "muted");
  const volume = usePlayerState(player, "volume");
  return (
    <>
      <IconButton
        name={text.mute}
        keys="M"
        pressed={muted}
        className="max-sm:hidden"
        onClick={() => player.setMuted(!muted)}
      >
        {muted ? <VolumeX aria-hidden className="size-5" /> : <Volume2 aria-hidden className="size-5" />}
      </IconButton>
      <input
        type="range"
        aria-label={text.volume}
        className="hidden h-10 w-20 accent-accent lg:block"
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          player.setVolume(next);
          player.setMuted(next === 0);
        }}
      />
    </>
  );
}
