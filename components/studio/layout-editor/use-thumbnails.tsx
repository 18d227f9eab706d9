"use client";

import { useEffect, useRef, useState } from "react";
import type { Layout } from "#lib/domain/overlay/layout";
import type { PictureSize } from "#lib/domain/overlay/place";
import type { Sync } from "#lib/domain/sync/sync";
import type { Privacy } from "#lib/domain/track/privacy-zones";
import type { Ride } from "#lib/domain/track/ride";
import { seconds } from "#lib/domain/units";
import type { Player } from "../player.ts";
import type { ThumbnailAnswer, ThumbnailMessage } from "./thumbnail-worker.ts";
import type { LayoutSource } from "./use-layout-editor.tsx";

export type ThumbnailSource = Omit<LayoutSource, "layout" | "sampler"> & {
  readonly ride: Ride;
  readonly privacy: Privacy;
  readonly sync: Sync;
  readonly player: Player;
};

/** Pause after the last change, so that what goes on (a colour being chosen, a seek) is drawn once. */
const PAUSE = 250;
/** CSS pixels of the longer side; twice that is drawn, for sharp screens. */
const LONG_SIDE = 176;

/**
 * Pictures of layouts by their keys, drawn by the overlay's own code beside the page: of the person's own ride at the
 * moment that the player stands at, not while it plays. Nothing is done before `isSeen`.
 */
export function useThumbnails(
  layouts: readonly { readonly key: string; readonly layout: Layout }[],
  picture: PictureSize,
  source: ThumbnailSource,
  isSeen: boolean,
): ReadonlyMap<string, ImageBitmap> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, ImageBitmap>>(new Map());
  const worker = useRef<Worker>(undefined);
  const time = useRestingTime(source.player);
  const { zones } = source.privacy;
  const { ride, units, title = "", rider = {}, logo, sync } = source;
  const scale = (2 * LONG_SIDE) / Math.max(picture.width, picture.height);
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);

  useEffect(() => {
    if (!isSeen) return;
    const started = new Worker(new URL("./thumbnail-worker.ts", import.meta.url), { type: "module" });
    started.addEventListener("message", ({ data }: MessageEvent<ThumbnailAnswer>) => {
      setPictures((known) => new Map(known).set(data.key, data.picture));
    });
    send(started, { ride, rider, zones });
    worker.current = started;
    return () => {
      started.terminate();
      worker.current = undefined;
    };
  }, [isSeen, ride, rider, zones]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new worker, of another ride, has everything to draw
  useEffect(() => {
    const started = worker.current;
    if (!started || !isSeen) return;
    let current = true;
    const timer = setTimeout(async () => {
      const image = logo && { ...logo, source: await createImageBitmap(logo.source as ImageBitmapSource) };
      if (!current) return;
      for (const { key, layout } of layouts) {
        const wanted = { key, layout, units, title, rider, logo: image, sync, time: seconds(time), width, height };
        send(started, wanted);
      }
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [isSeen, ride, zones, layouts, units, title, rider, logo, sync, time, width, height]);

  return pictures;
}

function send(worker: Worker, message: ThumbnailMessage): void {
  worker.postMessage(message);
}

/** The video time at which the player came to rest. */
function useRestingTime(player: Player): number {
  const [time, setTime] = useState(() => player.state().time as number);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = player.subscribe(() => {
      clearTimeout(timer);
      if (player.state().playing) return;
      timer = setTimeout(() => setTime(player.state().time), PAUSE);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [player]);
  return time;
}
