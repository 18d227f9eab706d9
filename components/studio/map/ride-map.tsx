"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import type { Place, PrivacyZone } from "#lib/domain/track/privacy-zones";
import type { Ride } from "#lib/domain/track/ride";
import { mapText } from "../../en/map.ts";
import type { Player } from "../player.ts";
import { nearestOnRoute } from "../timeline/nearest-on-route.ts";
import { useLight } from "../timeline/use-light.tsx";
import type { Span } from "../timeline/view.ts";
import { useDevicePixels } from "../use-device-pixels.tsx";
import { drawMap, drawRidden } from "./draw-map.ts";
import { MapButtons } from "./map-buttons.tsx";
import { boundsOf, mapRoute, screenPath } from "./map-route.ts";
import { fitView, type MapView, type Size, toScreen, underPoint } from "./map-view.ts";
import { metresPerWorld, nearestTurn, toPlace, toWorld, type WorldPoint } from "./mercator.ts";
import { RouteDot } from "./route-dot.tsx";
import { ScaleBar } from "./scale-bar.tsx";
import { useMapGestures } from "./use-map-gestures.tsx";
import { ZoneHandles } from "./zone-handles.tsx";
import type { ZonePlace } from "./zone-place.ts";

export type ShownZone = { readonly zone: PrivacyZone; readonly place: ZonePlace };

type RideMapProps = {
  ride: Ride;
  units: DisplayUnits;
  player: Player;
  sync: Sync;
  /** What the clip covers. */
  clip: Span;
  picked: number | undefined;
  onPick: (moment: number) => void;
  onTake: () => void;
  onDrop: () => void;
  zones: readonly ShownZone[];
  /** The zone that is being changed. */
  chosen: number | undefined;
  onChoose: (index: number | undefined) => void;
  onZone: (index: number, zone: PrivacyZone, isNew: boolean) => void;
  onRemove: (index: number) => void;
  /** A place is being chosen: the next click or Enter tells it. */
  isPlacing: boolean;
  onPlace: (place: Place | undefined) => void;
  /** What a person chose to look at; until then all of the route. */
  wanted: MapView | undefined;
  onView: (view: MapView | undefined) => void;
  /** What lies below the route, if anything does. */
  ground: (view: MapView) => ReactNode;
};

/** CSS pixels that the route keeps from the edge, and from which it can be hit. */
const MARGIN = 28;
const REACH = 28;

/** The ride from above: clicking on it picks the moment at which one was there. */
export function RideMap(props: RideMapProps) {
  const { ride, units, player, sync, clip, picked, zones, chosen, isPlacing, wanted, onView } = props;
  const map = useRef<HTMLDivElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const ridden = useRef<HTMLCanvasElement>(null);
  const pixels = useDevicePixels(map);
  const isLight = useLight();
  const size = useMemo(() => pixels && inCss(pixels), [pixels]);
  const route = useMemo(() => mapRoute(ride), [ride]);
  const view = useMemo(() => wanted ?? (route && size && fitView(route.bounds, size, MARGIN)), [wanted, route, size]);
  const path = useMemo(() => route && view && size && screenPath(route, view, size), [route, view, size]);
  const circles = useMemo(
    () => (view && size ? zones.map(({ zone }, i) => circleOf(zone, view, size, i === chosen)) : []),
    [zones, view, size, chosen],
  );
  const { from, to } = clip;
  const clipBounds = useMemo(() => route && boundsOf(route, { from, to }), [route, from, to]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page
  useEffect(() => {
    const context = prepared(still.current, pixels);
    if (!context || !path || !view || !size || !route) return;
    const end = (i: number) => toScreen(view, size, { x: route.x[i]!, y: route.y[i]! });
    const ends = { start: end(route.first), finish: end(route.last) };
    drawMap(context, { path, clip: { from, to }, zones: circles, size, ...ends });
  }, [path, circles, pixels, size, view, route, from, to, isLight]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page
  useEffect(() => {
    if (!path) return;
    let drawn = -1;
    const draw = () => {
      const until = utcAt(sync, player.state().time);
      // Nothing new is seen until another point of the thinned line is passed.
      const passed = lastBefore(path.time, until);
      if (passed === drawn) return;
      drawn = passed;
      const context = prepared(ridden.current, pixels);
      if (context) drawRidden(context, path, until);
    };
    draw();
    return player.subscribe(draw);
  }, [path, pixels, sync, player, isLight]);

  const gestures = useMapGestures({ map, view, size, onView, onTap });

  function onTap(point: WorldPoint) {
    if (!route || !view || !size) return;
    if (isPlacing) return props.onPlace(toPlace(underPoint(view, size, point)));
    const screen = {
      x: route.x.map((x) => size.width / 2 + (x - view.x) * view.scale),
      y: route.y.map((y) => size.height / 2 + (y - view.y) * view.scale),
    };
    const joined = (i: number) => route.joined[i] === 1;
    const hit = nearestOnRoute(screen, route.time, joined, point, REACH, utcAt(sync, player.state().time));
    if (hit) props.onPick(hit.moment);
    else props.onChoose(undefined);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" && isPlacing && view) props.onPlace(toPlace(view));
    else if (event.key === "Escape" && isPlacing) props.onPlace(undefined);
    else if (event.key === "Enter" && picked !== undefined) props.onTake();
    else if (event.key === "Escape" && picked !== undefined) props.onDrop();
    else if (!gestures.onKey(event)) return;
    event.preventDefault();
  }

  if (!route) return null;
  return (
    <div
      ref={map}
      data-map
      role="application"
      aria-roledescription={mapText.roleDescription}
      aria-label={mapText.route}
      aria-description={isPlacing ? mapText.placing : mapText.howTo}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
      tabIndex={0}
      className="relative isolate h-64 touch-pan-x touch-pan-y select-none overflow-hidden rounded-lg bg-page lg:h-80 focus-visible:outline-offset-0"
      style={{ cursor: isPlacing ? "cell" : "crosshair" }}
      onPointerDown={gestures.onPointerDown}
      onPointerMove={gestures.onPointerMove}
      onPointerUp={gestures.onPointerUp}
      onPointerCancel={gestures.onPointerCancel}
      onKeyDown={onKeyDown}
    >
      {view && props.ground(view)}
      <canvas ref={still} aria-hidden className="pointer-events-none absolute inset-0 size-full" />
      <canvas ref={ridden} aria-hidden className="pointer-events-none absolute inset-0 size-full" />
      {view && size && (
        <>
          <RouteDot {...{ route, view, size, player }} momentNow={() => utcAt(sync, player.state().time)} />
          {picked !== undefined && <RouteDot {...{ route, view, size }} momentNow={() => picked} isPick />}
          {zones.map(({ zone, place }, i) => (
            <ZoneHandles
              // biome-ignore lint/suspicious/noArrayIndexKey: a zone has no name, and changes while it is dragged
              key={i}
              {...{ zone, place, units, view, size }}
              circle={circles[i]!}
              isChosen={i === chosen}
              onChoose={() => props.onChoose(i)}
              onZone={(next, isNew) => props.onZone(i, next, isNew)}
              onRemove={() => props.onRemove(i)}
            />
          ))}
          {isPlacing && <Cross />}
          <ScaleBar view={view} units={units} />
          <MapButtons
            {...{ view, size, onView }}
            isFitted={wanted === undefined}
            onClip={clipBounds && (() => onView(fitView(clipBounds, size, MARGIN)))}
          />
        </>
      )}
    </div>
  );
}

/** The middle of the map, where Enter would hide. */
function Cross() {
  return (
    <div aria-hidden className="pointer-events-none absolute top-1/2 left-1/2">
      <div className="absolute -top-4 -left-px h-8 w-0.5 bg-accent-text" />
      <div className="absolute -top-px -left-4 h-0.5 w-8 bg-accent-text" />
    </div>
  );
}

function inCss({ width, height }: Size): Size {
  return { width: width / devicePixelRatio, height: height / devicePixelRatio };
}

function circleOf(zone: PrivacyZone, view: MapView, size: Size, isChosen: boolean) {
  const world = toWorld(zone);
  const { x, y } = toScreen(view, size, { x: nearestTurn(world.x, view.x), y: world.y });
  return { x, y, radius: (zone.radius / metresPerWorld(world.y)) * view.scale, isChosen };
}

/** The canvas's context, cleared, in CSS pixels. */
function prepared(canvas: HTMLCanvasElement | null, pixels: Size | undefined) {
  const context = canvas?.getContext("2d");
  if (!context || !pixels) return undefined;
  const { width, height } = pixels;
  // A new size makes a new picture: dear while the video plays.
  if (context.canvas.width !== width || context.canvas.height !== height) {
    context.canvas.width = width;
    context.canvas.height = height;
  }
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** How many of the rising times are not after a moment. */
function lastBefore(time: Float64Array, moment: number): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
