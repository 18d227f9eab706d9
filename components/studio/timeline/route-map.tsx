"use client";

import clsx from "clsx";
import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { type ProjectedRoute, projectRoute } from "#lib/domain/overlay/route-projection";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import { LINK } from "#lib/domain/track/derive/gaps";
import type { Ride } from "#lib/domain/track/ride";
import type { Player } from "../player.ts";
import { useDevicePixels } from "../use-device-pixels.tsx";
import { nearestOnRoute } from "./nearest-on-route.ts";
import { placeOnRoute } from "./place-on-route.ts";
import { useLight } from "./use-light.tsx";
import type { Span } from "./view.ts";

type RouteMapProps = {
  ride: Ride;
  player: Player;
  sync: Sync;
  /** What the clip covers. */
  clip: Span;
  picked: number | undefined;
  onPick: (moment: number) => void;
};

/** CSS pixels that the line keeps from the edge, and from which it can be hit. */
const MARGIN = 12;
const REACH = 28;

/** The route, north up, without a background map: clicking on it picks the moment at which one was there. */
export function RouteMap({ ride, player, sync, clip, picked, onPick }: RouteMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useDevicePixels(canvas);
  const isLight = useLight();
  const { time } = ride.track;
  const route = useMemo(() => {
    if (!size) return undefined;
    const [width, height] = [size.width / devicePixelRatio, size.height / devicePixelRatio];
    return projectRoute(ride.track, { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN });
  }, [ride, size]);
  const { from, to } = clip;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !size || !route) return;
    context.canvas.width = size.width;
    context.canvas.height = size.height;
    context.scale(devicePixelRatio, devicePixelRatio);
    context.lineJoin = context.lineCap = "round";
    const style = getComputedStyle(context.canvas);
    strokeRoute(context, ride, route, { from: time[0]!, to: time.at(-1)! }, 2, style.getPropertyValue("--muted"));
    strokeRoute(context, ride, route, { from, to }, 4, style.getPropertyValue("--accent"));
  }, [ride, route, size, from, to, isLight]);

  function onPointerUp(event: PointerEvent<HTMLCanvasElement>) {
    if (!route) return;
    const box = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    const joined = (i: number) => ride.links.kinds[i] === LINK.steady;
    const hit = nearestOnRoute(route, time, joined, point, REACH, utcAt(sync, player.state().time));
    if (hit) onPick(hit.moment);
  }

  return (
    <div className="relative h-40 overflow-hidden rounded-lg bg-page lg:h-auto">
      <canvas
        ref={canvas}
        role="img"
        aria-label="Route of the ride"
        className="absolute inset-0 size-full cursor-crosshair"
        onPointerUp={onPointerUp}
      />
      {route && <Dot route={route} time={time} momentNow={() => utcAt(sync, player.state().time)} player={player} />}
      {route && picked !== undefined && <Dot route={route} time={time} momentNow={() => picked} isPick />}
    </div>
  );
}

type DotProps = {
  route: ProjectedRoute;
  time: Float64Array;
  momentNow: () => number;
  player?: Player;
  isPick?: boolean;
};

/** A place on the route; one that follows the player moves without React. */
function Dot({ route, time, momentNow, player, isPick = false }: DotProps) {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const put = () => {
      const place = placeOnRoute(route, time, momentNow());
      if (!dot.current) return;
      dot.current.hidden = !place;
      if (place) dot.current.style.transform = `translate(${place.x}px, ${place.y}px)`;
    };
    put();
    return player?.subscribe(put);
  }, [route, time, momentNow, player]);
  return (
    <div ref={dot} className="pointer-events-none absolute top-0 left-0">
      <div
        className={clsx(
          "absolute -translate-x-1/2 -translate-y-1/2 rounded-full border-2",
          isPick ? "size-5 border-text" : "size-3.5 border-page bg-accent-text",
        )}
      />
    </div>
  );
}

function strokeRoute(
  context: CanvasRenderingContext2D,
  { track: { time }, links }: Ride,
  { x, y }: ProjectedRoute,
  span: Span,
  width: number,
  colour: string,
) {
  context.beginPath();
  let isDown = false;
  for (let i = 0; i < time.length; i++) {
    if (time[i]! < span.from || time[i]! > span.to || Number.isNaN(x[i]! + y[i]!)) continue;
    if (isDown) context.lineTo(x[i]!, y[i]!);
    else context.moveTo(x[i]!, y[i]!);
    isDown = links.kinds[i] === LINK.steady || links.kinds[i] === LINK.pause;
  }
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}
