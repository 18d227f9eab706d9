"use client";

import { useEffect, useRef, useState } from "react";
import { mapText } from "../../en/map.ts";
import type { MapView } from "./map-view.ts";
import type { TileMap } from "./tile-map.ts";

type TileGroundProps = {
  /** Address of the style. */
  style: string;
  view: MapView;
  /** In plain words; nothing is drawn then. */
  onProblem: (text: string) => void;
};

/** A background map under the route. MapLibre is fetched when the first one is wanted. */
export function TileGround({ style, view, onProblem }: TileGroundProps) {
  const container = useRef<HTMLDivElement>(null);
  const map = useRef<TileMap>(undefined);
  const [isReady, setIsReady] = useState(false);
  const latest = useRef({ view, onProblem });
  useEffect(() => {
    latest.current = { view, onProblem };
    map.current?.show(view);
  });

  useEffect(() => {
    const target = container.current;
    if (!target) return;
    let isOver = false;
    const fail = (text: string) => {
      if (!isOver) latest.current.onProblem(text);
    };
    if (!hasWebGl()) return fail(mapText.noWebGl);
    import("./tile-map.ts").then(
      ({ createTileMap }) => {
        if (isOver) return;
        map.current = createTileMap(target, style, latest.current.view, {
          ready: () => setIsReady(true),
          fail: () => fail(mapText.tilesFailed),
        });
      },
      () => fail(mapText.tilesFailed),
    );
    return () => {
      isOver = true;
      map.current?.remove();
      map.current = undefined;
    };
  }, [style]);

  return (
    <>
      <div
        ref={container}
        data-testid="tile-ground"
        data-ready={isReady}
        // The names of the map's makers are read on any map, also where the page itself is dark.
        className="absolute! inset-0 text-neutral-800 [&_.maplibregl-ctrl-attrib]:bg-white/85!"
      />
      {!isReady && <p className="absolute top-3 left-10 text-muted text-sm">{mapText.tilesLoading}</p>}
    </>
  );
}

function hasWebGl(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}
