"use client";

import { Check, Settings2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { Clip } from "#lib/contracts/project";
import { playerText } from "../en/player.ts";
import { Button } from "../ui/button.tsx";
import { lastFrameOf } from "./clip-actions.ts";
import type { Player } from "./player.ts";
import { usePlayerState } from "./use-player.tsx";
import type { StageView } from "./use-stage-view.tsx";

type PlayerMenuProps = { player: Player; clip: Clip; view: StageView; className: string };

const text = playerText.controls;
const ITEM =
  "flex min-h-10 cursor-pointer select-none items-center gap-2 rounded-md px-2 outline-none data-[highlighted]:bg-raised";

/** What is pressed now and then; on a phone also what has no room beside the play button. */
export function PlayerMenu({ player, clip, view, className }: PlayerMenuProps) {
  const loop = usePlayerState(player, "loop");
  const muted = usePlayerState(player, "muted");
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button variant="quiet" size="icon" className={className} aria-label={text.more} title={text.more}>
          <Settings2 aria-hidden className="size-5" />
        </Button>
      </DropdownMenu.Trigger>
      {/* Within what fills the screen: the rest of the page is behind it. */}
      <DropdownMenu.Portal container={view.area.current}>
        <DropdownMenu.Content
          align="end"
          side="top"
          collisionPadding={8}
          className="z-30 max-h-(--radix-dropdown-menu-content-available-height) min-w-60 overflow-y-auto rounded-xl border border-line bg-surface p-1.5 text-sm shadow-lg"
        >
          <Toggle name={text.guides} keys="G" checked={view.guides} onToggle={view.toggleGuides} />
          <Toggle name={text.gauges} keys="H" checked={view.gauges} onToggle={view.toggleGauges} />
          <Toggle
            name={text.loop}
            keys="R"
            checked={loop !== null}
            onToggle={() => player.setLoop(loop ? null : clip)}
          />
          <Toggle name={text.mute} keys="M" checked={muted} onToggle={() => player.setMuted(!muted)} />
          <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
          <Action name={text.playClip} keys="P" onDo={() => player.playClip(clip)} />
          <Action name={text.toIn} keys={playerText.keys.toIn[0]} onDo={() => player.seek(clip.in)} />
          <Action
            name={text.toOut}
            keys={playerText.keys.toOut[0]}
            onDo={() => player.seek(lastFrameOf(clip, player))}
          />
          <Speeds player={player} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type ToggleProps = { name: string; keys: string; checked: boolean; onToggle: () => void };

/** Stays open: another one may be wanted too. */
function Toggle({ name, keys, checked, onToggle }: ToggleProps) {
  return (
    <DropdownMenu.CheckboxItem
      className={ITEM}
      checked={checked}
      onCheckedChange={onToggle}
      onSelect={(event) => event.preventDefault()}
    >
      <Mark />
      {name}
      <Key keys={keys} />
    </DropdownMenu.CheckboxItem>
  );
}

function Action({ name, keys, onDo }: { name: string; keys: string; onDo: () => void }) {
  return (
    <DropdownMenu.Item className={ITEM} onSelect={onDo}>
      <span className="size-4" />
      {name}
      <Key keys={keys} />
    </DropdownMenu.Item>
  );
}

function Speeds({ player }: { player: Player }) {
  const speed = usePlayerState(player, "speed");
  const speeds = usePlayerState(player, "speeds");
  return (
    <div className="sm:hidden">
      <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
      <DropdownMenu.Label className="px-2 py-1 text-muted">{text.speed}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup
        className="flex flex-wrap"
        value={String(speed)}
        onValueChange={(choice) => player.setSpeed(Number(choice))}
      >
        {speeds.map((choice) => (
          <DropdownMenu.RadioItem
            key={choice}
            value={String(choice)}
            className={`${ITEM} min-w-12 justify-center data-[state=checked]:font-semibold data-[state=checked]:text-accent-text`}
            onSelect={(event) => event.preventDefault()}
          >
            {text.times(choice)}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </div>
  );
}

function Mark() {
  return (
    <span className="flex size-4 items-center">
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden className="size-4" />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}

/** Keys mean nothing on a phone. */
function Key({ keys }: { keys: string }) {
  return (
    <kbd aria-hidden className="ml-auto hidden pl-4 text-muted text-xs sm:block">
      {keys}
    </kbd>
  );
}
