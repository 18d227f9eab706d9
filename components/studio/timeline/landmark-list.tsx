"use client";

import type { Landmark } from "#lib/domain/track/landmarks";
import type { UtcSeconds } from "#lib/domain/units";
import { lineUpText } from "../../en/line-up.ts";
import { Button } from "../../ui/button.tsx";
import { formatClock } from "../moment-text.ts";
import { landmarksNear } from "./landmarks-near.ts";
import { lengthInWords } from "./shift-text.ts";

type LandmarkListProps = {
  landmarks: readonly Landmark[];
  /** The moment that the gauges show. */
  now: number;
  zone: number;
  onPick: (moment: UtcSeconds) => void;
};

const OFFERED = 4;
const text = lineUpText.landmarks;

/** Moments near the frame on the screen that one recognises in a picture. */
export function LandmarkList({ landmarks, now, zone, onPick }: LandmarkListProps) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted text-sm">{text.question}</p>
      <ul className="flex flex-wrap gap-2">
        {landmarksNear(landmarks, now, OFFERED).map(({ kind, utc, lasted }) => (
          <li key={`${kind} ${utc}`}>
            <Button size="small" className="flex-wrap gap-x-1.5! gap-y-0! text-left" onClick={() => onPick(utc)}>
              {text[kind]} <span className="tabular-nums text-muted">{formatClock(utc, zone, 0)}</span>
              {kind === "stop" && lasted !== undefined && (
                <span className="text-muted">{text.lasted(lengthInWords(Math.round(lasted)))}</span>
              )}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
