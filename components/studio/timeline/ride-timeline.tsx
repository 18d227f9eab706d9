"use client";

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { VideoResource } from "#lib/contracts/api";
import type { Clip } from "#lib/contracts/project";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { rideClimbs } from "#lib/domain/overlay/ride-climbs";
import { utcAt } from "#lib/domain/sync/sync";
import { findLandmarks } from "#lib/domain/track/landmarks";
import type { Ride } from "#lib/domain/track/ride";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { seconds, utcSeconds } from "#lib/domain/units";
import { lineUpText } from "../../en/line-up.ts";
import { timelineText } from "../../en/timeline.ts";
import { Panel } from "../../ui/panel.tsx";
import { formatSeconds } from "../../ui/time-text.ts";
import { formatClock } from "../moment-text.ts";
import type { Player } from "../player.ts";
import { describeSample } from "../sample-text.ts";
import { useDevicePixels } from "../use-device-pixels.tsx";
import type { LineUp } from "../use-line-up.tsx";
import { usePausedTime } from "../use-player.tsx";
import type { VideoBeside } from "../videos/ride-video.ts";
import { Band } from "./band.tsx";
import { CurveCanvas } from "./curve-canvas.tsx";
import { CurveSwitches } from "./curve-switches.tsx";
import { DragMarkLine } from "./drag-mark-line.tsx";
import { FilmLane } from "./film-lane.tsx";
import { LandmarkList } from "./landmark-list.tsx";
import { LandmarkMarks } from "./landmark-marks.tsx";
import { MomentSlider } from "./moment-slider.tsx";
import { OtherVideos } from "./other-videos.tsx";
import { Overview } from "./overview.tsx";
import { PickedMoment } from "./picked-moment.tsx";
import { Playhead } from "./playhead.tsx";
import { type CurveName, rideCurves } from "./ride-curves.ts";
import { TimeAxis } from "./time-axis.tsx";
import { timeTicks } from "./time-ticks.ts";
import { TimelineTools } from "./timeline-tools.tsx";
import { useSnapping } from "./use-snapping.tsx";
import { useTimelineView } from "./use-timeline-view.tsx";
import { useWheelZoom } from "./use-zoom-gestures.tsx";
import { VideoBar } from "./video-bar.tsx";
import { axisOf, zoomBy } from "./view.ts";

type RideTimelineProps = {
  ride: Ride;
  sampler: TrackSampler;
  units: DisplayUnits;
  /** The one on the stage. */
  video: VideoResource;
  player: Player;
  clip: Clip;
  onClip: (clip: Clip) => void;
  lineUp: LineUp;
  /** The ride's other videos. */
  beside: readonly VideoBeside[];
  onVideo: (id: string) => void;
};

/** CSS pixels between the times written below. */
const TICK_ROOM = 84;

/**
 * The video over the ride's curves on one axis of time: to see where one is, to choose the clip, and to line the two up
 * by what one recognises. Above it the whole length, with a window on what is looked at.
 */
export function RideTimeline(props: RideTimelineProps) {
  const { ride, sampler, units, video, player, clip, onClip, lineUp, beside } = props;
  const whole = useMemo(() => ({ from: sampler.start, to: sampler.end }), [sampler.start, sampler.end]);
  const curves = useMemo(() => rideCurves(ride), [ride]);
  const [shown, setShown] = useState<ReadonlySet<CurveName>>(() => new Set(["speed", "elevation"]));
  const visible = useMemo(() => curves.filter(({ name }) => shown.has(name)), [curves, shown]);
  const heights = useMemo(
    () => [curves.find(({ name }) => name === "elevation") ?? curves[0]].flatMap((one) => one ?? []),
    [curves],
  );
  const landmarks = useMemo(() => findLandmarks(ride, rideClimbs(sampler)), [ride, sampler]);
  const stops = useMemo(
    () => landmarks.map(({ kind, utc }) => ({ at: utc, label: lineUpText.landmarks[kind] })),
    [landmarks],
  );

  const sync = lineUp.shown;
  const spanOf = (by: typeof sync, from: number, to: number) => ({
    from: utcAt(by, seconds(from)),
    to: utcAt(by, seconds(to)),
  });
  const momentOf = (at: number): number => utcAt(sync, seconds(at));
  const filmed = spanOf(sync, 0, player.duration);
  const clipped = spanOf(sync, clip.in, clip.out);
  const stored = spanOf(lineUp.sync, 0, player.duration);
  const others = beside.map((one) => spanOf(one.sync, 0, one.video.duration));
  const axis = axisOf(whole, [stored, ...others]);
  const timeline = useTimelineView({
    ...{ axis, player, momentOf, video: stored },
    clip: spanOf(lineUp.sync, clip.in, clip.out),
  });
  const { view, setView } = timeline;

  const lanes = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const width = (useDevicePixels(lanes)?.width ?? 0) / (typeof window === "undefined" ? 1 : devicePixelRatio);
  const zone = units.utcOffsetMinutes;
  const { from, to } = view;
  const ticks = useMemo(() => timeTicks({ from, to }, zone, width / TICK_ROOM), [from, to, zone, width]);
  const snapping = useSnapping((to - from) / Math.max(1, width));
  useWheelZoom(lanes, view, axis, setView);

  const time = usePausedTime(player);
  const picked = lineUp.pending?.kind === "point" ? lineUp.pending.point.utc : undefined;
  const moment = picked ?? momentOf(time);
  const clock = (at: number) => formatClock(utcSeconds(at), zone, 1);
  const inWords = (at: number) => timelineText.intoRide(clock(at), formatSeconds(at - whole.from, 1));

  // Also what is picked on the map comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something else is picked
  useEffect(() => {
    if (picked !== undefined) timeline.reveal(picked);
  }, [picked]);

  function pick(at: number) {
    lineUp.pick(utcSeconds(at));
    // There arrows put it right, Enter takes it and Escape drops it.
    slider.current?.focus({ preventScroll: true });
  }
  function zoom(factor: number) {
    const now = picked ?? momentOf(player.state().time);
    setView(zoomBy(view, axis, now >= from && now <= to ? now : (from + to) / 2, factor));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "+" || event.key === "=") zoom(0.5);
    else if (event.key === "-") zoom(2);
    else return;
    event.preventDefault();
  }

  return (
    <Panel title={timelineText.title} aside={<TimelineTools timeline={timeline} snapping={snapping} onZoom={zoom} />}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the controls within, wherever the focus is */}
      <div className="flex min-w-0 flex-col gap-1.5" onKeyDown={onKeyDown}>
        <Overview axis={axis} view={view} valueText={timelineText.windowSpan(clock(from), clock(to))} onView={setView}>
          <CurveCanvas curves={heights} view={axis} ticks={NO_TICKS} />
          {others.map((span) => (
            <Band key={span.from} view={axis} span={span} className="bg-accent/20" />
          ))}
          <Band view={axis} span={filmed} className="bg-accent/40" />
          <Playhead player={player} sync={sync} view={axis} />
        </Overview>
        <div ref={lanes} className="relative flex flex-col gap-1">
          <div className="relative h-7 pointer-coarse:h-10">
            <OtherVideos videos={beside} view={view} inWords={inWords} onChoose={props.onVideo} />
            <VideoBar
              lineUp={lineUp}
              video={filmed}
              view={view}
              ride={whole}
              width={width}
              valueText={timelineText.begins(inWords(filmed.from))}
              snapping={snapping}
              landmarks={stops}
              player={player}
              onGrab={timeline.hold}
            />
          </div>
          <div className="relative">
            <FilmLane
              video={video}
              player={player}
              clip={clip}
              onClip={onClip}
              sync={sync}
              view={view}
              width={width}
              snapping={snapping}
              landmarks={stops}
              onGrab={timeline.hold}
              onReveal={timeline.reveal}
              onShowVideo={() => timeline.setFit("video")}
            />
            <div className="relative mt-1 h-32">
              <MomentSlider
                slider={slider}
                ride={axis}
                view={view}
                moment={moment}
                valueText={[inWords(moment), ...describeSample(sampler.sample(utcSeconds(moment)), units)].join(", ")}
                onView={setView}
                onPick={pick}
                onTake={lineUp.take}
                onDrop={lineUp.drop}
                snapping={snapping}
                landmarks={stops}
              >
                <Band view={view} span={filmed} className="bg-accent/10" />
                <Band view={view} span={clipped} className="bg-accent/15" />
                <CurveCanvas curves={visible} view={view} ticks={ticks.moments} />
                <LandmarkMarks landmarks={landmarks} view={view} />
                {picked !== undefined && <Band view={view} span={{ from: picked, to: picked }} className="bg-text" />}
              </MomentSlider>
            </div>
            <div className="pointer-events-none absolute inset-0 overflow-hidden">
              <Playhead player={player} sync={sync} view={view} testId="playhead" />
            </div>
            {snapping.mark && <DragMarkLine mark={snapping.mark} view={view} />}
          </div>
          <TimeAxis view={view} axis={axis} ticks={ticks} zone={zone} onView={setView} />
        </div>
      </div>
      <CurveSwitches names={curves.map(({ name }) => name)} shown={shown} onShown={setShown} />
      <PickedMoment lineUp={lineUp} sampler={sampler} units={units} moment={moment} />
      <LandmarkList landmarks={landmarks} now={utcAt(lineUp.sync, time)} zone={zone} onPick={pick} />
    </Panel>
  );
}

const NO_TICKS: readonly number[] = [];
