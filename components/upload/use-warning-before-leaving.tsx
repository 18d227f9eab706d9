"use client";

import { useEffect } from "react";
import { uploadText } from "../en/upload.ts";

/** While active, asks before the page is left: closed, reloaded, or by one of its own links. */
export function useWarningBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const ask = (event: MouseEvent) => {
      if (leavesPage(event) && !window.confirm(uploadText.leave)) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    // Before the router's own listener, which leaves a prevented click alone.
    document.addEventListener("click", ask, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", ask, { capture: true });
    };
  }, [active]);
}

/** For a link within the site; other links, and a reload, are the browser's to warn of. */
function leavesPage({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || !(target instanceof Element)) return false;
  const link = target.closest<HTMLAnchorElement>("a[href]");
  if (!link || (link.target && link.target !== "_self") || link.hasAttribute("download")) return false;
  return link.origin === location.origin && link.pathname !== location.pathname;
}
