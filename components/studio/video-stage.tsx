"use client";

import { type ReactNode, useCallback, useState } from "react";
import { type VideoResource, videoSchema } from "#lib/contracts/api";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { requestJson } from "../request-json.ts";
import { Notice } from "../ui/notice.tsx";
import type { Player } from "./player.ts";
import { usePlayerState } from "./use-player.tsx";

type VideoStageProps = { video: VideoResource; facts: VideoFacts; player: Player; children: ReactNode };

/** The picture in a box of exactly its shape, so that what lies on top of the box lies on top of the picture. */
export function VideoStage({ video, facts, player, children }: VideoStageProps) {
  const unplayable = usePlayerState(player, "unplayable");
  const [url, setUrl] = useState(video.url);
  const [renewed, setRenewed] = useState(false);
  const attach = useCallback((element: HTMLVideoElement) => player.attach(element), [player]);
  const shape = facts.width / facts.height;

  async function onError() {
    // The address may only have expired: try once with a new one.
    if (renewed) return player.fail();
    setRenewed(true);
    try {
      setUrl((await requestJson(`/api/videos/${video.id}`, videoSchema)).url);
    } catch {
      player.fail();
    }
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex justify-center overflow-hidden rounded-xl bg-black">
        <div
          className="relative w-full"
          style={{ aspectRatio: `${facts.width} / ${facts.height}`, maxWidth: `calc(var(--stage-height) * ${shape})` }}
        >
          {unplayable ? (
            <Poster url={video.posterUrl} />
          ) : (
            // biome-ignore lint/a11y/useMediaCaption: a ride's own sound has no words to caption
            <video
              ref={attach}
              // No poster: it shows another moment than the gauges do. The fragment has iOS show the first frame.
              src={`${url}#t=0.001`}
              aria-label={`Ride video ${video.name}`}
              className="absolute inset-0 size-full"
              preload="auto"
              playsInline
              onError={() => void onError()}
              onLoadedMetadata={(event) => {
                // Sound without a picture: the browser knows the container but not the codec.
                if (event.currentTarget.videoWidth === 0) player.fail();
              }}
              onClick={() => player.toggle()}
            />
          )}
          {children}
        </div>
      </div>
      {unplayable && (
        <Notice tone="info">
          This browser cannot play the video ({facts.codec}), so a still picture of it stands in. Everything else works,
          and the render will show the film itself.
        </Notice>
      )}
    </div>
  );
}

function Poster({ url }: { url: string | null }) {
  if (!url) return null;
  // A signed, expiring address of a file of unknown size: nothing for an image optimiser.
  // biome-ignore lint/performance/noImgElement: see above
  return <img src={url} alt="A moment of the video" className="absolute inset-0 size-full" />;
}
