"use client";

import { useEffect, useRef } from "react";

/** What a key does. `code` names the key's place, so that it holds on every keyboard layout; `key` what it types. */
export type Shortcut = {
  readonly keys: string;
  readonly does: string;
  readonly matches: (event: KeyboardEvent) => boolean;
  readonly run: () => void;
};

/** Listens on the whole page, but never while someone types or picks from a control that uses the key itself. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    // Asked when the focus comes: with the first key that is pressed then, any focused control matches.
    let reachedByKeyboard = false;
    function onFocusIn({ target }: FocusEvent) {
      reachedByKeyboard = target instanceof Element && target.matches(":focus-visible");
    }
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || needsKey(event, reachedByKeyboard)) return;
      const shortcut = latest.current.find(({ matches }) => matches(event));
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    }
    window.addEventListener("focusin", onFocusIn);
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("focusin", onFocusIn);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

const TEXT_INPUTS = new Set(["text", "search", "number", "email", "url", "password", "tel"]);

/** Whether the focused control has a use for this key itself. */
function needsKey({ target, key }: KeyboardEvent, reachedByKeyboard: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=dialog]")) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) {
    if (target.type === "range") return key.startsWith("Arrow") && target.dataset.arrows !== "shortcuts";
    return TEXT_INPUTS.has(target.type);
  }
  // A button reached by keyboard is pressed by space; one just clicked must not be pressed again instead of playing.
  return key === " " && reachedByKeyboard && target.matches("button, a, summary");
}
