"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { drawMoving, drawStill, fadeOverlay } from "#lib/domain/overlay/draw-frame";
import type { Scene, SceneSource } from "#lib/domain/overlay/scene";
import type { Sync } from "#lib/domain/sync/sync";
import type { Player } from "./player.ts";
import { useDevicePixels } from "./use-device-pixels.tsx";
import { useOverlayFonts } from "./use-overlay-fonts.tsx";

type OverlayCanvasProps = Pick<SceneSource, "layout" | "sampler" | "units" | "title" | "rider" | "logo"> & {
  sync: Sync;
  player: Player;
};

/** The gauges over the picture, drawn by the render's own code in device pixels, once for every frame shown. */
export function OverlayCanvas({
  layout,
  sampler,
  units,
  title = "",
  rider = {},
  logo,
  sync,
  player,
}: OverlayCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useDevicePixels(canvas);
  const fontsReady = useOverlayFonts();
  // Laying out walks the whole track; a sync only says which moment is drawn, so nudging need not do it again.
  const [firstSync] = useState(sync);
  const scene = useMemo(
    () => size && buildScene({ layout, sampler, units, title, rider, logo, sync: firstSync, ...size }),
    [layout, sampler, units, title, rider, logo, firstSync, size],
  );
  const still = useMemo(() => (scene && fontsReady ? paintStill(scene) : undefined), [scene, fontsReady]);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !scene || !still) return;
    context.canvas.width = scene.width;
    context.canvas.height = scene.height;
    const current: Scene = { ...scene, sync };
    const draw = () => {
      context.clearRect(0, 0, scene.width, scene.height);
      context.drawImage(still, 0, 0);
      drawMoving(context, current, player.state().time);
      fadeOverlay(context, current);
    };
    draw();
    return player.subscribe(draw);
  }, [scene, still, sync, player]);

  return <canvas ref={canvas} data-testid="overlay" className="pointer-events-none absolute inset-0 size-full" />;
}

function paintStill(scene: Scene): OffscreenCanvas | undefined {
  const canvas = new OffscreenCanvas(scene.width, scene.height);
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  drawStill(context, scene);
  return canvas;
}
