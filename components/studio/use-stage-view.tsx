"use client";

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";

/** How the stage is looked at: nothing of it is part of the project. */
export type StageView = {
  /** What fills the screen: the stage with its controls. */
  readonly area: RefObject<HTMLDivElement | null>;
  readonly full: boolean;
  readonly guides: boolean;
  readonly gauges: boolean;
  readonly toggleFull: () => void;
  readonly toggleGuides: () => void;
  readonly toggleGauges: () => void;
};

export function useStageView(): StageView {
  const area = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState(false);
  const [guides, setGuides] = useState(false);
  const [gauges, setGauges] = useState(true);

  const toggleFull = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen();
    // An iPhone gives its whole screen to nothing but a bare video: there the stage fills the page.
    else if (document.fullscreenEnabled) area.current?.requestFullscreen().catch(() => setFull(true));
    else setFull((known) => !known);
  }, []);

  useEffect(() => {
    const onChange = () => setFull(document.fullscreenElement !== null);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.fullscreenElement) setFull(false);
    };
    document.addEventListener("fullscreenchange", onChange);
    window.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("fullscreenchange", onChange);
      window.removeEventListener("keydown", onKey);
    };
  }, []);

  return useMemo(
    () => ({
      ...{ area, full, guides, gauges, toggleFull },
      toggleGuides: () => setGuides((known) => !known),
      toggleGauges: () => setGauges((known) => !known),
    }),
    [full, guides, gauges, toggleFull],
  );
}
