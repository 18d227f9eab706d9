"use client";

import { type ReactNode, useState } from "react";
import type { VideoResource } from "#lib/contracts/api";
import type { Framing } from "#lib/domain/render/framing";
import type { Output } from "#lib/domain/render/output";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { playerText } from "../en/player.ts";
import { Notice } from "../ui/notice.tsx";
import { CropDrag } from "./crop-drag.tsx";
import { FilePicture } from "./file-picture.tsx";
import { FramedPicture } from "./framed-picture.tsx";
import type { Player } from "./player.ts";
import { SafeGuides } from "./safe-guides.tsx";
import { usePlayerState } from "./use-player.tsx";
import type { StageView } from "./use-stage-view.tsx";
import { YoutubePicture } from "./youtube/youtube-picture.tsx";

type VideoStageProps = {
  video: VideoResource;
  facts: VideoFacts;
  player: Player;
  /** How the picture gets into the output, whose shape the stage has. */
  framing: Framing;
  output: Output;
  /** `isStep` is false for what belongs to the change before: a drag on its way. */
  onOutput: (output: Output, isStep: boolean) => void;
  view: StageView;
  children: ReactNode;
};

/** A box of exactly the output's shape with the picture as the render frames it: what lies on top of it lies on top there. */
export function VideoStage({ video, facts, player, framing, output, onOutput, view, children }: VideoStageProps) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const unplayable = usePlayerState(player, "unplayable");
  const shape = framing.width / framing.height;
  return (
    <div className="flex min-h-0 flex-col gap-3">
      <div className="flex justify-center overflow-hidden rounded-xl bg-black">
        <div
          className="@container relative w-full overflow-hidden"
          data-testid="stage"
          style={{
            aspectRatio: `${framing.width} / ${framing.height}`,
            maxWidth: `calc(var(--stage-height) * ${shape})`,
          }}
        >
          <FramedPicture framing={framing} video={element} player={player}>
            {video.youtubeId ? (
              <YoutubePicture
                key={video.youtubeId}
                videoId={video.youtubeId}
                name={video.name}
                framing={framing}
                facts={facts}
                player={player}
              />
            ) : (
              <FilePicture video={video} facts={facts} framing={framing} player={player} onElement={setElement} />
            )}
          </FramedPicture>
          <CropDrag framing={framing} source={facts} output={output} onOutput={onOutput} onPress={player.toggle} />
          {view.gauges && children}
          {view.guides && <SafeGuides shape={shape} />}
        </div>
      </div>
      {unplayable && !video.youtubeId && (
        <Notice tone="info">
          {playerText.notPlayable.asCodec(facts.codec)}{" "}
          {video.previewProgress === null
            ? playerText.notPlayable.noPreview
            : playerText.notPlayable.preview(Math.floor(video.previewProgress * 100))}
        </Notice>
      )}
    </div>
  );
}
