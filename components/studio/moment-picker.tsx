"use client";

import { useMemo, useState } from "react";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { type UtcSeconds, utcSeconds } from "#lib/domain/units";
import { Button } from "../ui/button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { formatSeconds } from "../ui/time-text.ts";
import { formatClock } from "./moment-text.ts";
import { CURVE, curvePath, type Span, spanAround } from "./ride-curve.ts";
import { describeSample } from "./sample-text.ts";

const ZOOMS = { all: undefined, "600": 600, "60": 60 } as const;
type Zoom = keyof typeof ZOOMS;

type MomentPickerProps = {
  sampler: TrackSampler;
  units: DisplayUnits;
  /** The moment that the gauges show now, and the stretch of the ride that the video covers. */
  now: UtcSeconds;
  covered: Span;
  /** The frame on the screen is this moment. */
  onChoose: (moment: UtcSeconds) => void;
};

/** The whole ride as a curve of speed over elevation, to find the moment that a frame shows: a stop, a summit. */
export function MomentPicker({ sampler, units, now, covered, onChoose }: MomentPickerProps) {
  const ride = { from: sampler.start, to: sampler.end };
  const [picked, setPicked] = useState<UtcSeconds>();
  const [zoom, setZoom] = useState<Zoom>("all");
  const [centre, setCentre] = useState<number>(now);
  const span = spanAround(ride, centre, ZOOMS[zoom]);
  const moment = utcSeconds(Math.min(Math.max(picked ?? now, span.from), span.to));

  function zoomTo(next: Zoom) {
    setCentre(picked ?? now);
    setZoom(next);
  }

  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted text-sm">Or find the moment of this frame on the ride: a stop, a summit</p>
      <Segmented
        label="Stretch of the ride to look at"
        value={zoom}
        options={[
          { value: "all", label: "Whole ride" },
          { value: "600", label: "10 min" },
          { value: "60", label: "1 min" },
        ]}
        onChange={zoomTo}
      />
      <div className="relative h-24 overflow-hidden rounded-lg bg-page">
        <Curve sampler={sampler} span={span} covered={covered} now={now} />
        <input
          type="range"
          aria-label="Moment of the ride"
          aria-valuetext={formatClock(moment, units.utcOffsetMinutes, 1)}
          className="moment-slider absolute inset-0 size-full"
          min={0}
          max={span.to - span.from}
          step={zoom === "all" ? 1 : 0.1}
          value={moment - span.from}
          onChange={(event) => setPicked(utcSeconds(span.from + Number(event.target.value)))}
        />
      </div>
      <p className="min-h-10 text-sm" data-testid="picked-moment">
        <span className="font-medium tabular-nums">{formatClock(moment, units.utcOffsetMinutes, 1)}</span>
        <span className="text-muted">
          {` · ${formatSeconds(moment - sampler.start, 1)} into the ride`}
          {describeSample(sampler.sample(moment), units).map((text) => ` · ${text}`)}
        </span>
      </p>
      <Button
        disabled={picked === undefined}
        onClick={() => {
          onChoose(moment);
          setPicked(undefined);
        }}
      >
        This frame is that moment
      </Button>
    </div>
  );
}

type CurveProps = { sampler: TrackSampler; span: Span; covered: Span; now: number };

function Curve({ sampler, span, covered, now }: CurveProps) {
  const { from, to } = span;
  const paths = useMemo(
    () => ({
      elevation: curvePath(sampler, "elevation", { from, to }, true),
      speed: curvePath(sampler, "speed", { from, to }, false),
    }),
    [sampler, from, to],
  );
  const x = (moment: number) => ((moment - from) / (to - from)) * CURVE.width;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${CURVE.width} ${CURVE.height}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      <rect
        x={x(covered.from)}
        width={Math.max(2, x(covered.to) - x(covered.from))}
        height={CURVE.height}
        className="fill-accent/20"
      />
      <path d={paths.elevation} className="fill-muted/30" />
      <path d={paths.speed} className="fill-none stroke-muted" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
      <line
        x1={x(now)}
        x2={x(now)}
        y2={CURVE.height}
        className="stroke-accent-text"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
