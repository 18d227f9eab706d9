"use client";

import clsx from "clsx";
import { useEffect, useRef } from "react";
import type { Player } from "../player.ts";
import { placeOnRoute } from "../timeline/place-on-route.ts";
import type { MapRoute } from "./map-route.ts";
import { type MapView, type Size, toScreen } from "./map-view.ts";

type RouteDotProps = {
  route: MapRoute;
  view: MapView;
  size: Size;
  momentNow: () => number;
  player?: Player;
  isPick?: boolean;
};

/** A place on the route; one that follows the player moves without React. */
export function RouteDot({ route, view, size, momentNow, player, isPick = false }: RouteDotProps) {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const put = () => {
      const place = placeOnRoute(route, route.time, momentNow());
      if (!dot.current) return;
      dot.current.hidden = !place;
      if (!place) return;
      const { x, y } = toScreen(view, size, place);
      dot.current.style.transform = `translate(${x}px, ${y}px)`;
    };
    put();
    return player?.subscribe(put);
  }, [route, view, size, momentNow, player]);
  return (
    <div ref={dot} className="pointer-events-none absolute top-0 left-0">
      <div
        className={clsx(
          "absolute -translate-x-1/2 -translate-y-1/2 rounded-full border-2",
          isPick ? "size-5 border-text" : "size-4 border-page bg-accent-text shadow",
        )}
      />
    </div>
  );
}
