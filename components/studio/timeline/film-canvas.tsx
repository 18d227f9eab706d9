"use client";

import { useEffect, useRef } from "react";
import type { VideoResource } from "#lib/contracts/api";
import { columnLevels, type FilmView, stripSlots } from "../strip-drawing.ts";
import { useDevicePixels } from "../use-device-pixels.tsx";
import { useImage, useLevels } from "./use-film-parts.tsx";
import { useLight } from "./use-light.tsx";

/** CSS pixels at the bottom for the sound. */
const WAVE_HEIGHT = 20;

type FilmCanvasProps = { video: VideoResource; view: FilmView };

/** A video in small pictures over its sound: painted anew when the view changes, never while the video plays. */
export function FilmCanvas({ video: { filmstrip, waveformUrl }, view }: FilmCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useDevicePixels(canvas);
  const image = useImage(filmstrip?.url);
  const levels = useLevels(waveformUrl);
  const isLight = useLight();
  const { from, to, duration } = view;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour is read from the page
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !size) return;
    const { width, height } = size;
    context.canvas.width = width;
    context.canvas.height = height;
    const seen: FilmView = { from, to, duration };
    const wave = levels ? Math.round(WAVE_HEIGHT * devicePixelRatio) : 0;
    const perSecond = width / (to - from);
    context.beginPath();
    context.rect(-from * perSecond, 0, duration * perSecond, height);
    context.clip();
    if (image && filmstrip) {
      for (const slot of stripSlots(filmstrip, { width, height: height - wave }, seen)) {
        const { from: cut, to: place } = slot;
        context.drawImage(image, cut.x, cut.y, cut.width, cut.height, place.x, place.y, place.width, place.height);
      }
    }
    if (!levels) return;
    context.fillStyle = getComputedStyle(context.canvas).color;
    context.beginPath();
    for (const [x, level] of columnLevels(levels, width, seen).entries()) {
      const high = Math.round(level * wave);
      if (high > 0) context.rect(x, height - high, 1, high);
    }
    context.fill();
  }, [image, filmstrip, levels, from, to, duration, size, isLight]);

  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 size-full text-muted" />;
}
