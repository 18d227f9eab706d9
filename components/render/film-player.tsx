"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";

type FilmPlayerProps = {
  film: { url: string; width: number; height: number };
  posterUrl: string | undefined;
  title: string;
};

/** A finished film with the browser's own controls; works without JavaScript. */
export function FilmPlayer({ film, posterUrl, title }: FilmPlayerProps) {
  const router = useRouter();
  const renewed = useRef(false);
  const stopped = useRef<{ at: number; playing: boolean }>(undefined);
  const shape = film.width / film.height;

  /** The address may only have expired: once, the page is read again, which brings a new one. */
  function renew({ currentTime, paused }: HTMLVideoElement) {
    if (renewed.current) return;
    renewed.current = true;
    stopped.current = { at: currentTime, playing: !paused };
    router.refresh();
  }

  function goOn(video: HTMLVideoElement) {
    if (!stopped.current) return;
    const { at, playing } = stopped.current;
    stopped.current = undefined;
    video.currentTime = at;
    // Where the browser wants a person to press play again, its controls say so.
    if (playing) video.play().catch(() => undefined);
  }

  return (
    <div className="flex justify-center overflow-hidden rounded-xl bg-black">
      {/* biome-ignore lint/a11y/useMediaCaption: a ride's own sound has no words to caption */}
      <video
        controls
        playsInline
        preload="metadata"
        src={film.url}
        poster={posterUrl}
        aria-label={title}
        width={film.width}
        height={film.height}
        className="h-auto w-full"
        style={{ aspectRatio: `${film.width} / ${film.height}`, maxWidth: `calc(75dvh * ${shape})` }}
        onError={(event) => renew(event.currentTarget)}
        onLoadedMetadata={(event) => goOn(event.currentTarget)}
      />
    </div>
  );
}
