"use client";

import { utcAt } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";
import { lineUpText } from "../en/line-up.ts";
import { Button } from "../ui/button.tsx";
import { formatSeconds } from "../ui/time-text.ts";
import { formatClock } from "./moment-text.ts";
import type { Player } from "./player.ts";
import { rateInWords } from "./rate-text.ts";
import type { LineUp } from "./use-line-up.tsx";

const text = lineUpText.secondPoint;

type SecondPointProps = {
  lineUp: LineUp;
  player: Player;
  /** The rate that the camera's clock tells: 1 but for one that drifts against its GPS. */
  ownRate: number;
  zone: number;
};

/** What was lined up, frame by frame; and for a timelapse or a clock that drifts a second frame, which tells the rate. */
export function SecondPoint({ lineUp, player, ownRate, zone }: SecondPointProps) {
  const { sync, held } = lineUp;
  const points = sync.points ?? [];
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3 text-sm" data-testid="second-point">
      {points.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {points.map(({ videoTime, utc }) => (
            <li key={videoTime}>
              <Button
                size="small"
                variant="quiet"
                className="border border-line tabular-nums"
                title={text.goTo(formatSeconds(videoTime))}
                onClick={() => player.seek(seconds(videoTime))}
              >
                {text.point(formatSeconds(videoTime), formatClock(utcSeconds(utc), zone))}
              </Button>
            </li>
          ))}
        </ul>
      )}
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
