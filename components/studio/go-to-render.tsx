"use client";

import { Clapperboard } from "lucide-react";
import type { MouseEvent } from "react";
import { headerText } from "../en/studio.ts";
import { buttonClass } from "../ui/button.tsx";

/** Where the panel that orders a render is found. */
export const RENDER_PLACE = "render";

/** Always in sight from the first moment: the way out of the studio is never to be searched for. */
export function GoToRender() {
  function go(event: MouseEvent) {
    const button = document.querySelector<HTMLElement>(`#${RENDER_PLACE} button:not(:disabled)`);
    if (!button) return;
    event.preventDefault();
    // At the lower edge: on a phone the picture stays over the upper half.
    button.scrollIntoView({ block: "end" });
    button.focus({ preventScroll: true });
  }
  return (
    <a href={`#${RENDER_PLACE}`} className={buttonClass({ variant: "primary", size: "small" })} onClick={go}>
      <Clapperboard aria-hidden className="size-4" />
      {headerText.render}
    </a>
  );
}
