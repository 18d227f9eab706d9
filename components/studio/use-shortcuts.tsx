"use client";

import { useEffect, useRef } from "react";

/** What a key does. `code` names the key's place, so that it holds on every keyboard layout; `key` what it types. */
export type Shortcut = {
  readonly keys: string;
  readonly does: string;
  /** `held`: the letters that are down with it, in lower case. */
  readonly matches: (event: KeyboardEvent, held: ReadonlySet<string>) => boolean;
  /** `isHeld`: it comes again because the key stays down. */
  readonly run: (isHeld: boolean) => void;
  /** Not again and again while the key is held down. */
  readonly once?: boolean;
};
export type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

/** Listens on the whole page, but never while someone types or picks from a control that uses the key itself. */
export function useShortcuts(groups: readonly ShortcutGroup[]): void {
  const latest = useRef(groups);
  useEffect(() => {
    latest.current = groups;
  });
  useEffect(() => {
    // Asked when the focus comes: with the first key that is pressed then, any focused control matches.
    let reachedByKeyboard = false;
    const held = new Set<string>();
    function onFocusIn({ target }: FocusEvent) {
      reachedByKeyboard = target instanceof Element && target.matches(":focus-visible");
    }
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || needsKey(event, reachedByKeyboard)) return;
      const all = latest.current.flatMap(({ shortcuts }) => shortcuts);
      const shortcut = all.find(({ matches }) => matches(event, held));
      held.add(event.key.toLowerCase());
      if (!shortcut) return;
      event.preventDefault();
      if (!(shortcut.once && event.repeat)) shortcut.run(event.repeat);
    }
    const onKeyUp = (event: KeyboardEvent) => held.delete(event.key.toLowerCase());
    // A key that is let go elsewhere is not heard of.
    const onBlur = () => held.clear();
    window.addEventListener("focusin", onFocusIn);
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keyup", onKeyUp);
    window.addEventListener("blur", onBlur);
    return () => {
      window.removeEventListener("focusin", onFocusIn);
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keyup", onKeyUp);
      window.removeEventListener("blur", onBlur);
    };
  }, []);
}

const TEXT_INPUTS = new Set(["text", "search", "number", "email", "url", "password", "tel"]);

/** Whether the focused control has a use for this key itself. */
function needsKey({ target, key }: KeyboardEvent, reachedByKeyboard: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=dialog], [role=menu]")) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) {
    if (target.type === "range") return key.startsWith("Arrow") && target.dataset.arrows !== "shortcuts";
    // What is ticked or opens something is pressed by space, as a button is.
    return TEXT_INPUTS.has(target.type) || (key === " " && reachedByKeyboard);
  }
  // A button reached by keyboard is pressed by space; one just clicked must not be pressed again instead of playing.
  return key === " " && reachedByKeyboard && target.matches("button, a, summary");
}
