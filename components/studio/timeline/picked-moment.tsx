"use client";

import { Fragment } from "react";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { utcSeconds } from "#lib/domain/units";
import { lineUpText } from "../../en/line-up.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { formatSeconds } from "../../ui/time-text.ts";
import { formatClock } from "../moment-text.ts";
import { rateInWords } from "../rate-text.ts";
import { describeSample } from "../sample-text.ts";
import type { LineUp } from "../use-line-up.tsx";
import { shiftText } from "./shift-text.ts";

const text = lineUpText.picked;

type PickedMomentProps = { lineUp: LineUp; sampler: TrackSampler; units: DisplayUnits; moment: number };

/** What a picked moment is and what taking it would do, before it is done. */
export function PickedMoment({ lineUp, sampler, units, moment }: PickedMomentProps) {
  const { pending } = lineUp;
  const isPoint = pending?.kind === "point";
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm" data-testid="picked-moment">
        <span className="font-medium tabular-nums">{formatClock(utcSeconds(moment), units.utcOffsetMinutes, 1)}</span>
        <span className="text-muted">
          {text.intoRide(formatSeconds(moment - sampler.start, 1))}
          {describeSample(sampler.sample(utcSeconds(moment)), units).map((value) => (
            <Fragment key={value}>
              {" · "}
              <span className="whitespace-nowrap">{value}</span>
            </Fragment>
          ))}
        </span>
      </p>
      {pending?.problem !== undefined && <Notice tone="warning">{pending.problem}</Notice>}
      {pending && (
        <div className="flex flex-wrap items-center gap-2">
          {pending.sync && (
            <p role="status" className="mr-auto text-sm" data-testid="what-will-happen">
              {effectOf(lineUp, pending.sync)}
            </p>
          )}
          {isPoint && (
            <>
              <Button
                size="small"
                variant="primary"
                title={text.takeKey}
                disabled={pending.problem !== undefined}
                onClick={lineUp.take}
              >
                {text.take}
              </Button>
              <Button size="small" variant="quiet" title={text.dropKey} onClick={lineUp.drop}>
                {text.drop}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function effectOf({ pending, sync, held }: LineUp, next: LineUp["sync"]): string {
  const begins = next.start + next.offset - sync.start - sync.offset;
  if (pending?.kind === "point" && held !== undefined) {
    return text.keepsFirst(rateInWords(next.rate));
  }
  const by = shiftText(begins);
  return by ? text.moves(by) : text.stays;
}
