"use client";

import { type CSSProperties, type ReactNode, useCallback, useState } from "react";
import type { VideoResource } from "#lib/contracts/api";
import type { Framing } from "#lib/domain/render/framing";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { Notice } from "../ui/notice.tsx";
import { FramedPicture, pictureStyle } from "./framed-picture.tsx";
import type { Player } from "./player.ts";
import { usePlayableSource } from "./use-playable-source.tsx";
import { usePlayerState } from "./use-player.tsx";

type VideoStageProps = {
  video: VideoResource;
  facts: VideoFacts;
  player: Player;
  /** How the picture gets into the output, whose shape the stage has. */
  framing: Framing;
  children: ReactNode;
};

/** A box of exactly the output's shape with the picture as the render frames it: what lies on top of it lies on top there. */
export function VideoStage({ video, facts, player, framing, children }: VideoStageProps) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const unplayable = usePlayerState(player, "unplayable");
  const { source, giveUp } = usePlayableSource(video, player);
  const shape = framing.width / framing.height;
  const style = pictureStyle(framing, facts);

  const attach = useCallback(
    (element: HTMLVideoElement) => {
      if (!source) return;
      let known: MediaError | null = null;
      /** What a video element is found to be once it has looked at its file, which may have been before this. */
      function look() {
        if (element.error) {
          if (element.error !== known) giveUp("error");
          known = element.error;
        }
        // Sound without a picture: the browser knows the container but not the codec.
        else if (element.readyState >= element.HAVE_METADATA && element.videoWidth === 0) giveUp("no picture");
      }
      const detach = player.attach(element, source.startTime);
      setElement(element);
      // Not by React's onError: an element begins to load when it is made, and React may put it into the page,
      // and begin to listen, only after the event.
      element.addEventListener("error", look);
      element.addEventListener("loadedmetadata", look);
      look();
      return () => {
        element.removeEventListener("error", look);
        element.removeEventListener("loadedmetadata", look);
        detach();
        setElement(null);
      };
    },
    [player, source, giveUp],
  );

  return (
    <div className="flex flex-col gap-3">
      <div className="flex justify-center overflow-hidden rounded-xl bg-black">
        <div
          className="@container relative w-full overflow-hidden"
          style={{
            aspectRatio: `${framing.width} / ${framing.height}`,
            maxWidth: `calc(var(--stage-height) * ${shape})`,
          }}
        >
          <FramedPicture framing={framing} video={element} player={player}>
            {!source ? (
              <Poster url={video.posterUrl} style={style} />
            ) : (
              // biome-ignore lint/a11y/useMediaCaption: a ride's own sound has no words to caption
              <video
                // One element for each address: what was found out about one does not hold for the next.
                key={source.address}
                ref={attach}
                // No poster: it shows another moment than the gauges do.
                src={source.address}
                aria-label={`Ride video ${video.name}`}
                className="absolute inset-0 size-full"
                style={style}
                preload="auto"
                playsInline
                onClick={() => player.toggle()}
              />
            )}
          </FramedPicture>
          {children}
        </div>
      </div>
      {unplayable && (
        <Notice tone="info">
          This browser cannot play the video ({facts.codec}), so a still picture of it stands in.{" "}
          {video.previewProgress === null
            ? "Everything else works, and the render will show the film itself."
            : `A version that this browser can play is being made (${Math.floor(video.previewProgress * 100)} %). Everything else works meanwhile.`}
        </Notice>
      )}
    </div>
  );
}

function Poster({ url, style }: { url: string | null; style: CSSProperties }) {
  if (!url) return null;
  // A signed, expiring address of a file of unknown size: nothing for an image optimiser.
  // biome-ignore lint/performance/noImgElement: see above
  return <img src={url} alt="A moment of the video" className="absolute inset-0 size-full" style={style} />;
}
