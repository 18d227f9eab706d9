"use client";

import { type CSSProperties, useCallback } from "react";
import type { VideoResource } from "#lib/contracts/api";
import type { Framing } from "#lib/domain/render/framing";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { playerText } from "../en/player.ts";
import { pictureStyle } from "./framed-picture.tsx";
import type { Player } from "./player.ts";
import { usePlayableSource } from "./use-playable-source.tsx";
import { videoScreen } from "./video-screen.ts";

type FilePictureProps = {
  video: VideoResource;
  facts: VideoFacts;
  framing: Framing;
  player: Player;
  /** What is played, or null while nothing is. */
  onElement: (element: HTMLVideoElement | null) => void;
};

/** The video's own file, a version that this browser plays, or a still picture of it. */
export function FilePicture({ video, facts, framing, player, onElement }: FilePictureProps) {
  const { source, giveUp } = usePlayableSource(video, player);
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
      const detach = player.attach(videoScreen(element, source.startTime ?? facts.startTime, player.frame));
      onElement(element);
      // Not by React's onError: an element begins to load when it is made, and React may put it into the page,
      // and begin to listen, only after the event.
      element.addEventListener("error", look);
      element.addEventListener("loadedmetadata", look);
      look();
      return () => {
        element.removeEventListener("error", look);
        element.removeEventListener("loadedmetadata", look);
        detach();
        onElement(null);
      };
    },
    [player, source, giveUp, facts.startTime, onElement],
  );

  if (!source) return <Poster url={video.posterUrl} style={style} />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: a ride's own sound has no words to caption
    <video
      // One element for each address: what was found out about one does not hold for the next.
      key={source.address}
      ref={attach}
      // No poster: it shows another moment than the gauges do.
      src={source.address}
      aria-label={playerText.video(video.name)}
      className="absolute inset-0 size-full"
      style={style}
      preload="auto"
      playsInline
      onClick={() => player.toggle()}
    />
  );
}

function Poster({ url, style }: { url: string | null; style: CSSProperties }) {
  if (!url) return null;
  // A signed, expiring address of a file of unknown size: nothing for an image optimiser.
  // biome-ignore lint/performance/noImgElement: see above
  return <img src={url} alt={playerText.still} className="absolute inset-0 size-full" style={style} />;
}
