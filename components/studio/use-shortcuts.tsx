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
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const shortcut = latest.current.find(({ matches }) => matches(event));
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    }
    // Before the focused control sees the key: space on a button that was just pressed must still play.
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

const TEXT_INPUTS = new Set(["text", "search", "number", "email", "url", "password", "tel"]);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=dialog]")) return true;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
