import type { Player } from "./player.ts";
import type { Shortcut } from "./use-shortcuts.tsx";

export type StudioActions = {
  readonly setIn: () => void;
  readonly setOut: () => void;
  readonly nudge: (seconds: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

type Modifiers = { shift?: boolean; alt?: boolean; command?: boolean };

/** Every key of the studio, as listed in its help. */
export function studioShortcuts(player: Player, actions: StudioActions): readonly Shortcut[] {
  return [
    plain("Space or K", "Play or pause", [" ", "k"], () => player.toggle()),
    plain("J", "Back 5 seconds", ["j"], () => player.seek(player.state().time - 5)),
    plain("L", "Forward 5 seconds", ["l"], () => player.seek(player.state().time + 5)),
    plain("← or ,", "Back one frame", ["ArrowLeft", ","], () => player.step(-1)),
    plain("→ or .", "Forward one frame", ["ArrowRight", "."], () => player.step(1)),
    plain("I", "Clip begins at this frame", ["i"], actions.setIn),
    plain("O", "Clip ends with this frame", ["o"], actions.setOut),
    ...bracket("[ or ]", "Gauges back or forward one frame", {}, player.frame, actions),
    ...bracket("Shift [ or ]", "… 0.1 s", { shift: true }, 0.1, actions),
    ...bracket("Alt [ or ]", "… 1 s", { alt: true }, 1, actions),
    ...bracket("Alt Shift [ or ]", "… 10 s", { alt: true, shift: true }, 10, actions),
    command("Ctrl Z", "Undo", false, actions.undo),
    command("Ctrl Shift Z", "Redo", true, actions.redo),
  ];
}

function plain(keys: string, does: string, wanted: readonly string[], run: () => void): Shortcut {
  const matches = (event: KeyboardEvent) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    return wanted.includes(key) && has(event, {});
  };
  return { keys, does, matches, run };
}

/** The two bracket keys by their place: on many keyboards they type other signs. */
function bracket(keys: string, does: string, modifiers: Modifiers, size: number, { nudge }: StudioActions): Shortcut[] {
  const at = (code: string) => (event: KeyboardEvent) => event.code === code && has(event, modifiers);
  return [
    { keys, does, matches: at("BracketLeft"), run: () => nudge(-size) },
    { keys: "", does: "", matches: at("BracketRight"), run: () => nudge(size) },
  ];
}

function command(keys: string, does: string, shift: boolean, run: () => void): Shortcut {
  const matches = (event: KeyboardEvent) => event.key.toLowerCase() === "z" && has(event, { shift, command: true });
  return { keys, does, matches, run };
}

function has(event: KeyboardEvent, { shift = false, alt = false, command = false }: Modifiers): boolean {
  return event.shiftKey === shift && event.altKey === alt && (event.ctrlKey || event.metaKey) === command;
}
