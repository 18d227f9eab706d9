import type { Clip } from "#lib/contracts/project";
import { playerText } from "../en/player.ts";
import { lastFrameOf } from "./clip-actions.ts";
import type { Player } from "./player.ts";
import type { Shortcut, ShortcutGroup } from "./use-shortcuts.tsx";
import type { StageView } from "./use-stage-view.tsx";

export type StudioActions = {
  readonly setIn: () => void;
  readonly setOut: () => void;
  /** `isStep` is false for what belongs to the nudge before: the key is held down. */
  readonly nudge: (seconds: number, isStep?: boolean) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

type Modifiers = { shift?: boolean; alt?: boolean; command?: boolean };
/** What the help says of a key: its name, and what it does. */
type Words = readonly [keys: string, does: string];

const words = playerText.keys;

/** Every key of the studio, as listed in its help. */
export function studioShortcuts(
  player: Player,
  actions: StudioActions,
  clip: Clip,
  view: StageView,
): readonly ShortcutGroup[] {
  return [
    {
      title: words.groups.play,
      shortcuts: [
        once(plain(words.playOrPause, [" "], () => player.toggle())),
        plain(words.crawl, ["j"], () => player.step(-1), { holding: "k" }),
        plain(unlisted, ["l"], () => player.step(1), { holding: "k" }),
        once(plain(words.backward, ["j"], () => player.backward())),
        once(plain(words.stop, ["k"], () => player.stop())),
        once(plain(words.forward, ["l"], () => player.forward())),
        typed(words.slower, "<", () => player.setSpeed(nextSpeed(player, -1))),
        typed(unlisted, ">", () => player.setSpeed(nextSpeed(player, 1))),
        once(plain(words.mute, ["m"], () => player.setMuted(!player.state().muted))),
      ],
    },
    {
      title: words.groups.go,
      shortcuts: [
        plain(words.backFrame, ["ArrowLeft", ","], () => player.step(-1)),
        plain(words.forwardFrame, ["ArrowRight", "."], () => player.step(1)),
        plain(words.second, ["ArrowLeft"], () => player.skip(-1), { shift: true }),
        plain(unlisted, ["ArrowRight"], () => player.skip(1), { shift: true }),
        plain(words.start, ["Home"], () => player.seek(0)),
        plain(words.end, ["End"], () => player.seek(player.duration)),
        plain(words.toIn, ["i"], () => player.seek(clip.in), { shift: true }),
        plain(words.toOut, ["o"], () => player.seek(lastFrameOf(clip, player)), { shift: true }),
      ],
    },
    {
      title: words.groups.clip,
      shortcuts: [
        plain(words.setIn, ["i"], actions.setIn),
        plain(words.setOut, ["o"], actions.setOut),
        once(plain(words.playClip, ["p"], () => player.playClip(clip))),
        once(plain(words.loop, ["r"], () => player.setLoop(player.state().loop ? null : clip))),
        once(plain(words.full, ["f"], view.toggleFull)),
        once(plain(words.guides, ["g"], view.toggleGuides)),
        once(plain(words.gauges, ["h"], view.toggleGauges)),
      ],
    },
    {
      title: words.groups.edit,
      shortcuts: [
        ...bracket(words.nudge, {}, player.frame, actions),
        ...bracket(words.nudgeTenth, { shift: true }, 0.1, actions),
        ...bracket(words.nudgeSecond, { alt: true }, 1, actions),
        ...bracket(words.nudgeTen, { alt: true, shift: true }, 10, actions),
        command(words.undo, false, actions.undo),
        command(words.redo, true, actions.redo),
      ],
    },
  ];
}

/** The other half of the entry before it. */
const unlisted: Words = ["", ""];

function nextSpeed(player: Player, step: 1 | -1): number {
  const { speed, speeds } = player.state();
  return speeds[speeds.indexOf(speed) + step] ?? speed;
}

function plain(
  [keys, does]: Words,
  wanted: readonly string[],
  run: () => void,
  { holding, ...modifiers }: Modifiers & { holding?: string } = {},
): Shortcut {
  const matches: Shortcut["matches"] = (event, held) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    return wanted.includes(key) && has(event, modifiers) && (holding === undefined || held.has(holding));
  };
  return { keys, does, matches, run };
}

/** A sign by what it is, wherever a keyboard has it. */
function typed([keys, does]: Words, sign: string, run: () => void): Shortcut {
  const matches = (event: KeyboardEvent) => event.key === sign && !event.altKey && !event.ctrlKey && !event.metaKey;
  return { keys, does, matches, run };
}

/** Holding the key down does it no more often. */
function once(shortcut: Shortcut): Shortcut {
  return { ...shortcut, once: true };
}

/** The two bracket keys by their place: on many keyboards they type other signs. */
function bracket([keys, does]: Words, modifiers: Modifiers, size: number, { nudge }: StudioActions): Shortcut[] {
  const at = (code: string) => (event: KeyboardEvent) => event.code === code && has(event, modifiers);
  return [
    { keys, does, matches: at("BracketLeft"), run: (isHeld) => nudge(-size, !isHeld) },
    { keys: "", does: "", matches: at("BracketRight"), run: (isHeld) => nudge(size, !isHeld) },
  ];
}

function command([keys, does]: Words, shift: boolean, run: () => void): Shortcut {
  const matches = (event: KeyboardEvent) => event.key.toLowerCase() === "z" && has(event, { shift, command: true });
  return { keys, does, matches, run };
}

function has(event: KeyboardEvent, { shift = false, alt = false, command = false }: Modifiers): boolean {
  return event.shiftKey === shift && event.altKey === alt && (event.ctrlKey || event.metaKey) === command;
}
