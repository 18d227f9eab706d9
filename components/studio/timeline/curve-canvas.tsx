"use client";

import { useEffect, useRef } from "react";
import { useDevicePixels } from "../use-device-pixels.tsx";
import { drawCurves } from "./draw-curves.ts";
import type { RideCurve } from "./ride-curves.ts";
import { useLight } from "./use-light.tsx";
import type { Span } from "./view.ts";

type CurveCanvasProps = { curves: readonly RideCurve[]; view: Span; ticks: readonly number[] };

/** The curves, painted anew only when they, the view, the size or the colours change: never while the video plays. */
export function CurveCanvas({ curves, view, ticks }: CurveCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useDevicePixels(canvas);
  const isLight = useLight();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !size) return;
    context.canvas.width = size.width;
    context.canvas.height = size.height;
    drawCurves(context, curves, { view, ticks, scale: devicePixelRatio });
  }, [curves, view, ticks, size, isLight]);

  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 size-full" />;
}
