"use client";

import { useEffect, useState } from "react";

/** A picture, once it has arrived. */
export function useImage(url: string | undefined): HTMLImageElement | undefined {
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

/** The levels of a waveform, once they have arrived. */
export function useLevels(url: string | null): Uint8Array | undefined {
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
