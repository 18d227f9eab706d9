"use client";

import { utcAt } from "#lib/domain/sync/sync";
import { lineUpText } from "../en/line-up.ts";
import { Button } from "../ui/button.tsx";
import { formatSeconds } from "../ui/time-text.ts";
import { formatClock } from "./moment-text.ts";
import { rateInWords } from "./rate-text.ts";
import type { LineUp } from "./use-line-up.tsx";

const text = lineUpText.secondPoint;

type SecondPointProps = {
  lineUp: LineUp;
  /** The rate that the camera's clock tells: 1 but for one that drifts against its GPS. */
  ownRate: number;
  zone: number;
};

/** For a timelapse or a clock that drifts: two frames lined up, between which time passes at its own rate. */
export function SecondPoint({ lineUp, ownRate, zone }: SecondPointProps) {
  const { sync, held } = lineUp;
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3 text-sm" data-testid="second-point">
      {sync.rate !== ownRate && <p>{rateInWords(sync.rate)}</p>}
      {held !== undefined && (
        <p className="text-muted">{text.held(formatSeconds(held), formatClock(utcAt(sync, held), zone))}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {held === undefined ? (
          <Button size="small" onClick={lineUp.hold}>
            {text.add}
          </Button>
        ) : (
          <Button size="small" onClick={lineUp.letGo}>
            {text.done}
          </Button>
        )}
        {sync.rate !== ownRate && (
          <Button size="small" variant="quiet" onClick={() => lineUp.setRate(ownRate)}>
            {text.remove}
          </Button>
        )}
      </div>
      {held === undefined && sync.rate === ownRate && <p className="text-muted">{text.hint}</p>}
    </div>
  );
}
