"use client";

import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { Framing } from "#lib/domain/render/framing";
import { planFill } from "#lib/domain/render/picture-fill";
import type { Player } from "./player.ts";

type FramedPictureProps = {
  framing: Framing;
  /** What is played, once there is something. */
  video: HTMLVideoElement | null;
  player: Player;
  /** The picture, filling its box by `pictureStyle`. */
  children: ReactNode;
};

/** The box in which the picture lies in the output's shape, over its own blurred fill where it leaves some of it. */
export function FramedPicture({ framing, video, player, children }: FramedPictureProps) {
  const { width, height, place } = framing;
  const box: CSSProperties = {
    left: percent(place.x, width),
    top: percent(place.y, height),
    width: percent(place.width, width),
    height: percent(place.height, height),
  };
  return (
    <>
      <BlurredFill framing={framing} video={video} player={player} />
      <div className="absolute" style={box}>
        {children}
      </div>
    </>
  );
}

/** Shows the part that the render shows: `object-position` places as the render's crop does. */
export function pictureStyle({ crop }: Framing, source: { width: number; height: number }): CSSProperties {
  const share = (start: number, room: number) => (room > 1 ? percent(start, room) : "50%");
  return {
    objectFit: "cover",
    objectPosition: `${share(crop.x, source.width - crop.width)} ${share(crop.y, source.height - crop.height)}`,
  };
}

/** The render's fill: the middle of the picture, small and then blurred, somewhat larger than what is seen of it. */
function BlurredFill({ framing, video, player }: Omit<FramedPictureProps, "children">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const fill = useMemo(() => planFill(framing), [framing]);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !video || !fill) return;
    const { cover, small } = fill;
    const draw = () => {
      if (video.videoWidth === 0) return;
      const scale = video.videoWidth / framing.place.width;
      const [x, y, width, height] = [cover.x, cover.y, cover.width, cover.height].map((value) => value * scale);
      context.drawImage(video, x!, y!, width!, height!, 0, 0, small.width, small.height);
    };
    draw();
    video.addEventListener("loadeddata", draw);
    const unsubscribe = player.subscribe(draw);
    return () => {
      video.removeEventListener("loadeddata", draw);
      unsubscribe();
    };
  }, [video, player, framing, fill]);

  if (!fill) return null;
  const { small, shown, sigma, light } = fill;
  return (
    <canvas
      ref={canvas}
      width={small.width}
      height={small.height}
      aria-hidden
      className="absolute"
      style={{
        width: percent(small.width, shown.width),
        height: percent(small.height, shown.height),
        left: percent((shown.width - small.width) / 2, shown.width),
        top: percent((shown.height - small.height) / 2, shown.height),
        maxWidth: "none",
        // `cqw`: hundredths of the stage's width, whatever it is on this screen.
        filter: `blur(${(100 * sigma) / shown.width}cqw) brightness(${light})`,
      }}
    />
  );
}

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;
