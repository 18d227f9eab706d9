"use client";

import { ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Clip } from "#lib/contracts/project";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { rideClimbs } from "#lib/domain/overlay/ride-climbs";
import { utcAt } from "#lib/domain/sync/sync";
import { findLandmarks } from "#lib/domain/track/landmarks";
import type { Ride } from "#lib/domain/track/ride";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { seconds, utcSeconds } from "#lib/domain/units";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { formatSeconds } from "../../ui/time-text.ts";
import { formatClock } from "../moment-text.ts";
import type { Player } from "../player.ts";
import { describeSample } from "../sample-text.ts";
import { useDevicePixels } from "../use-device-pixels.tsx";
import type { LineUp } from "../use-line-up.tsx";
import { usePausedTime } from "../use-player.tsx";
import type { VideoBeside } from "../videos/ride-video.ts";
import { CurveCanvas } from "./curve-canvas.tsx";
import { CurveSwitches } from "./curve-switches.tsx";
import { LandmarkList } from "./landmark-list.tsx";
import { MomentSlider } from "./moment-slider.tsx";
import { OtherVideos } from "./other-videos.tsx";
import { PickedMoment } from "./picked-moment.tsx";
import { Playhead } from "./playhead.tsx";
import { type CurveName, rideCurves } from "./ride-curves.ts";
import { TimeAxis } from "./time-axis.tsx";
import { timeTicks } from "./time-ticks.ts";
import { VideoBar } from "./video-bar.tsx";
import { bringIntoView, type Span, shareAt, spanOfVideo, zoomBy } from "./view.ts";

type RideTimelineProps = {
  ride: Ride;
  sampler: TrackSampler;
  units: DisplayUnits;
  player: Player;
  clip: Clip;
  lineUp: LineUp;
  /** The ride's other videos. */
  beside: readonly VideoBeside[];
  onVideo: (id: string) => void;
};

/** CSS pixels between the times written below. */
const TICK_ROOM = 84;

/** The whole ride with the video on it: to see where one is, and to line the two up by what one recognises. */
export function RideTimeline({ ride, sampler, units, player, clip, lineUp, beside, onVideo }: RideTimelineProps) {
  const whole = useMemo(() => ({ from: sampler.start, to: sampler.end }), [sampler.start, sampler.end]);
  const [view, setView] = useState<Span>(whole);
  const curves = useMemo(() => rideCurves(ride), [ride]);
  const [shown, setShown] = useState<ReadonlySet<CurveName>>(() => new Set(["speed", "elevation"]));
  const visible = useMemo(() => curves.filter(({ name }) => shown.has(name)), [curves, shown]);
  const landmarks = useMemo(() => findLandmarks(ride, rideClimbs(sampler)), [ride, sampler]);
  const lane = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const width = (useDevicePixels(lane)?.width ?? 0) / (typeof window === "undefined" ? 1 : devicePixelRatio);
  const zone = units.utcOffsetMinutes;
  const ticks = useMemo(() => timeTicks(view, zone, width / TICK_ROOM), [view, zone, width]);

  const sync = lineUp.shown;
  const time = usePausedTime(player);
  const momentOf = (at: number): number => utcAt(sync, seconds(at));
  const video = { from: momentOf(0), to: momentOf(player.duration) };
  const clipped = { from: momentOf(clip.in), to: momentOf(clip.out) };
  const picked = lineUp.pending?.kind === "point" ? lineUp.pending.point.utc : undefined;
  const moment = picked ?? momentOf(time);
  // Also what is picked on the map comes into view.
  useEffect(() => {
    if (picked !== undefined) setView((known) => bringIntoView(known, whole, picked));
  }, [picked, whole]);
  const inWords = (at: number) =>
    `${formatClock(utcSeconds(at), zone, 1)}, ${formatSeconds(at - whole.from, 1)} into the ride`;

  function pick(at: number) {
    lineUp.pick(utcSeconds(at));
    // There arrows put it right, Enter takes it and Escape drops it.
    slider.current?.focus({ preventScroll: true });
  }

  return (
    <Panel title="Ride">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <CurveSwitches names={curves.map(({ name }) => name)} shown={shown} onShown={setShown} />
        <div className="flex">
          <ZoomButton label="Zoom out" onClick={() => setView(zoomBy(view, whole, moment, 2))}>
            <ZoomOut aria-hidden className="size-5" />
          </ZoomButton>
          <ZoomButton label="Zoom in" onClick={() => setView(zoomBy(view, whole, moment, 0.5))}>
            <ZoomIn aria-hidden className="size-5" />
          </ZoomButton>
          <Button size="small" variant="quiet" onClick={() => setView(spanOfVideo(whole, video))}>
            Around the video
          </Button>
          <Button size="small" variant="quiet" onClick={() => setView(whole)}>
            Whole ride
          </Button>
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-1">
        <div ref={lane} className="relative h-8">
          <OtherVideos videos={beside} view={view} inWords={inWords} onChoose={onVideo} />
          <VideoBar
            lineUp={lineUp}
            video={video}
            view={view}
            ride={whole}
            width={width}
            valueText={`Begins at ${inWords(video.from)}`}
          />
        </div>
        <div className="relative h-32">
          <MomentSlider
            slider={slider}
            ride={whole}
            view={view}
            moment={moment}
            valueText={[inWords(moment), ...describeSample(sampler.sample(utcSeconds(moment)), units)].join(", ")}
            onView={setView}
            onPick={pick}
            onTake={lineUp.take}
            onDrop={lineUp.drop}
          >
            <Band view={view} span={video} className="bg-accent/15" />
            <Band view={view} span={clipped} className="bg-accent/25" />
            <CurveCanvas curves={visible} view={view} ticks={ticks.moments} />
            <Playhead player={player} sync={sync} view={view} />
            {picked !== undefined && <Band view={view} span={{ from: picked, to: picked }} className="bg-text" />}
          </MomentSlider>
        </div>
        <TimeAxis view={view} ticks={ticks} zone={zone} />
      </div>
      <PickedMoment lineUp={lineUp} sampler={sampler} units={units} moment={moment} />
      <LandmarkList landmarks={landmarks} now={utcAt(lineUp.sync, time)} zone={zone} onPick={pick} />
    </Panel>
  );
}

function ZoomButton({ label, onClick, children }: { label: string; onClick: () => void; children: React.ReactNode }) {
  return (
    <Button size="small" variant="quiet" className="px-2!" aria-label={label} title={label} onClick={onClick}>
      {children}
    </Button>
  );
}

/** A stretch of the ride behind the curves; never thinner than can be seen. */
function Band({ view, span, className }: { view: Span; span: Span; className: string }) {
  const left = shareAt(view, span.from) * 100;
  const right = shareAt(view, span.to) * 100;
  if (right < 0 || left > 100) return null;
  const style = { left: `${left}%`, width: `max(2px, ${right - left}%)` };
  return <div className={`pointer-events-none absolute inset-y-0 ${className}`} style={style} />;
}
