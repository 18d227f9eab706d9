"use client";

import clsx from "clsx";
import { Magnet, ZoomIn, ZoomOut } from "lucide-react";
import type { ReactNode } from "react";
import { timelineText } from "../../en/timeline.ts";
import { Button } from "../../ui/button.tsx";
import type { Snapping } from "./use-snapping.tsx";
import type { Fit, TimelineView } from "./use-timeline-view.tsx";

type TimelineToolsProps = { timeline: TimelineView; snapping: Snapping; onZoom: (factor: number) => void };

const FITS: readonly Fit[] = ["clip", "video", "ride"];

/** How much of the ride is looked at, and whether dragging snaps. */
export function TimelineTools({ timeline, snapping, onZoom }: TimelineToolsProps) {
  return (
    <div className="-my-2 flex flex-wrap justify-end">
      <Tool
        label={timelineText.snapping}
        hint={timelineText.snappingHint}
        isPressed={snapping.isOn}
        onClick={snapping.toggle}
      >
        <Magnet aria-hidden className="size-5" />
      </Tool>
      <Tool label={timelineText.zoomOut} hint={timelineText.zoomHint} onClick={() => onZoom(2)}>
        <ZoomOut aria-hidden className="size-5" />
      </Tool>
      <Tool label={timelineText.zoomIn} hint={timelineText.zoomHint} onClick={() => onZoom(0.5)}>
        <ZoomIn aria-hidden className="size-5" />
      </Tool>
      {FITS.map((fit) => (
        <Tool
          key={fit}
          label={timelineText.fits[fit].name}
          isPressed={timeline.fit === fit}
          onClick={() => timeline.setFit(fit)}
        >
          {timelineText.fits[fit].label}
        </Tool>
      ))}
    </div>
  );
}

type ToolProps = { label: string; hint?: string; isPressed?: boolean; onClick: () => void; children: ReactNode };

function Tool({ label, hint, isPressed, onClick, children }: ToolProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      className={clsx("px-2! max-sm:px-1.5!", isPressed && "bg-raised text-accent-text!")}
      aria-label={label}
      aria-pressed={isPressed}
      title={hint ? `${label}: ${hint}` : label}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
