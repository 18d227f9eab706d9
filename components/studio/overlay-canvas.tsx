"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { drawStill } from "#lib/domain/overlay/draw-frame";
import { createFrameDrawer, type FrameDrawer } from "#lib/domain/overlay/frame-drawer";
import type { Scene, SceneSource } from "#lib/domain/overlay/scene";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import type { Player } from "./player.ts";
import { useDevicePixels } from "./use-device-pixels.tsx";
import { useOverlayFonts } from "./use-overlay-fonts.tsx";

type OverlayCanvasProps = Pick<SceneSource, "layout" | "sampler" | "units" | "title" | "rider" | "logo"> & {
  sync: Sync;
  player: Player;
};

/** The gauges over the picture, drawn by the render's own code in device pixels: what differs, for every frame shown. */
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
  const drawer = useRef<FrameDrawer>(undefined);
  // A canvas loses what is on it when the graphics driver starts again.
  const [restored, setRestored] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was restored is empty
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !scene || !still) return;
    context.canvas.width = scene.width;
    context.canvas.height = scene.height;
    drawer.current = createFrameDrawer(context, scene, { source: still, width: scene.width, height: scene.height });
    const onRestored = () => setRestored((times) => times + 1);
    context.canvas.addEventListener("contextrestored", onRestored);
    return () => context.canvas.removeEventListener("contextrestored", onRestored);
  }, [scene, still, restored]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawer begins with an empty canvas
  useEffect(() => {
    const draw = () => void drawer.current?.show(utcAt(sync, player.state().time));
    draw();
    return player.subscribe(draw);
  }, [scene, still, restored, sync, player]);

  return <canvas ref={canvas} data-testid="overlay" className="pointer-events-none absolute inset-0 size-full" />;
}

function paintStill(scene: Scene): ImageBitmap | undefined {
  const canvas = new OffscreenCanvas(scene.width, scene.height);
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  drawStill(context, scene);
  return canvas.transferToImageBitmap();
}
