"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { VideoResource } from "#lib/contracts/api";
import { columnLevels, stripSlots } from "./strip-drawing.ts";

/** CSS pixels at the bottom for the sound. */
const WAVE_HEIGHT = 16;

/** Draws the filmstrip and the waveform beneath it on a canvas, as they arrive and whenever its size changes. */
export function useStripCanvas({ filmstrip, waveformUrl }: VideoResource): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useImage(filmstrip?.url);
  const levels = useLevels(waveformUrl);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const draw = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const ratio = window.devicePixelRatio;
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
      context.scale(ratio, ratio);
      const wave = levels ? WAVE_HEIGHT : 0;
      if (image && filmstrip) {
        for (const { from, to } of stripSlots(filmstrip, { width, height: height - wave })) {
          context.drawImage(image, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
        }
      }
      if (!levels) return;
      context.fillStyle = getComputedStyle(element).color;
      for (const [x, level] of columnLevels(levels, Math.max(1, Math.floor(width))).entries()) {
        context.fillRect(x, height - level * WAVE_HEIGHT, 1, level * WAVE_HEIGHT);
      }
    };
    const resized = new ResizeObserver(draw);
    resized.observe(element);
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    return () => {
      resized.disconnect();
      scheme.removeEventListener("change", draw);
    };
  }, [image, filmstrip, levels]);
  return canvas;
}

function useImage(url: string | undefined): HTMLImageElement | undefined {
  const [image, setImage] = useState<HTMLImageElement>();
  useEffect(() => {
    if (!url) return;
    let wanted = true;
    const loading = new Image();
    loading.src = url;
    // A strip without pictures is a strip all the same.
    loading.decode().then(
      () => wanted && setImage(loading),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [url]);
  return image;
}

function useLevels(url: string | null): Uint8Array | undefined {
  const [levels, setLevels] = useState<Uint8Array>();
  useEffect(() => {
    if (!url) return;
    const stop = new AbortController();
    const load = async () => {
      const response = await fetch(url, { signal: stop.signal });
      if (response.ok) setLevels(new Uint8Array(await response.arrayBuffer()));
    };
    load().catch(() => undefined);
    return () => stop.abort();
  }, [url]);
  return levels;
}
