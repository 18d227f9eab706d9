"use client";

import { Clock, HardDrive } from "lucide-react";
import type { RenderOutlook } from "#lib/contracts/api";
import { estimateSize, estimateTime } from "#lib/domain/render/estimate";
import type { EstimatedRender } from "#lib/domain/render/render-work";
import { renderText } from "../en/render.ts";
import { sizeRange, timeRange } from "./range-text.ts";

const text = renderText.estimate;

/** How long a render would take and how large its files would be, before it is ordered. */
export function RenderEstimate({ render, outlook }: { render: EstimatedRender; outlook: RenderOutlook | undefined }) {
  const size = estimateSize(render, outlook?.size ?? undefined);
  const time = outlook && estimateTime(render, outlook).total;
  return (
    <section aria-label={text.title} className="flex flex-col gap-1 text-sm">
      <p className="flex min-h-5 flex-wrap gap-x-5 gap-y-1 font-semibold tabular-nums">
        <span className="flex items-center gap-1.5">
          <Clock aria-hidden className="size-4 text-muted" />
          {time ? text.time(timeRange(time)) : text.unknown}
        </span>
        <span className="flex items-center gap-1.5">
          <HardDrive aria-hidden className="size-4 text-muted" />
          {sizeRange(size)}
        </span>
      </p>
      {outlook && outlook.ahead.renders > 0 && <p className="text-muted">{text.waitingFor(outlook.ahead.renders)}</p>}
      {outlook?.measured === 0 && <p className="text-muted">{text.guess}</p>}
    </section>
  );
}
