import { utcSeconds } from "#lib/domain/units";
import { formatClock } from "../moment-text.ts";
import { type Span, shareAt } from "./view.ts";

type TimeAxisProps = { view: Span; ticks: { step: number; moments: readonly number[] }; zone: number };

/** The clock under the curves. */
export function TimeAxis({ view, ticks: { step, moments }, zone }: TimeAxisProps) {
  return (
    <div aria-hidden className="relative h-4 overflow-hidden text-muted text-xs tabular-nums">
      {moments.map((moment) => (
        <span key={moment} className="absolute pl-1" style={{ left: `${shareAt(view, moment) * 100}%` }}>
          {step < 60 ? formatClock(utcSeconds(moment), zone, 0) : formatClock(utcSeconds(moment), zone, 0).slice(0, 5)}
        </span>
      ))}
    </div>
  );
}
