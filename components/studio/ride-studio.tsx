"use client";

import { type ReactNode, useMemo } from "react";
import type { ProjectResource } from "#lib/contracts/api";
import { samplerOf } from "#lib/domain/track/create-sampler";
import type { Ride } from "#lib/domain/track/ride";
import { studioText as text } from "../en/studio.ts";
import { Studio } from "./studio.tsx";
import { StudioSkeleton } from "./studio-skeleton.tsx";
import { type ProjectEditor, useProjectDocument } from "./use-project-document.tsx";
import { FailedVideo } from "./videos/failed-video.tsx";
import { changedVideos, isRead, linedUpBeside } from "./videos/ride-video.ts";
import { UploadOriginal } from "./videos/upload-original.tsx";
import { useMoveAlong } from "./videos/use-move-along.tsx";
import { useRideVideos } from "./videos/use-ride-videos.tsx";
import { useAddedVideos, useOriginal } from "./videos/use-video-upload.tsx";
import { VideoRow } from "./videos/video-row.tsx";

type RideStudioProps = {
  project: ProjectResource;
  ride: Ride;
  /** Address of a background map's style, where one is configured. */
  mapStyle: string | null;
  children: ReactNode;
};

/** The studio with one of the ride's videos on its stage. One history of steps goes over all of them. */
export function RideStudio({ project, ride, mapStyle, children }: RideStudioProps) {
  const editor = useProjectDocument(project);
  const videos = useRideVideos(project, editor);
  const added = useAddedVideos(videos);
  const original = useOriginal(videos);
  const { document } = editor;
  const { current, choose } = videos;
  const span = useMemo(() => samplerOf(ride, {}), [ride]);
  const beside = useMemo(
    () => linedUpBeside(videos.videos, document.videos, current.id),
    [videos.videos, document.videos, current.id],
  );
  const moveAlong = useMoveAlong(editor, current, beside);
  const row = (
    <VideoRow ride={videos} added={added} edits={document.videos} span={span}>
      {!current.youtubeId && original.uploads.state.items.length > 0 && <UploadOriginal control={original} />}
    </VideoRow>
  );

  /** A step that is taken back or done again is shown on the video that it changed. */
  function showing(step: () => ProjectEditor["document"]) {
    const next = step();
    const changed = changedVideos(document, next);
    const shown = videos.videos.find(({ id }) => changed.includes(id));
    if (shown && !changed.includes(current.id)) choose(shown.id);
    return next;
  }

  if (!isRead(current)) {
    return (
      <div className="flex flex-col gap-4">
        {row}
        {current.status === "failed" ? (
          <FailedVideo video={current} />
        ) : (
          <StudioSkeleton video={current} title={editor.title} what={text.readingVideo} />
        )}
      </div>
    );
  }
  return (
    <Studio
      // The player and what is being lined up belong to one video.
      key={current.id}
      project={project}
      editor={{ ...editor, undo: () => showing(editor.undo), redo: () => showing(editor.redo) }}
      video={current}
      facts={current.facts}
      ride={ride}
      mapStyle={mapStyle}
      videos={{ row, beside, moveAlong, choose, original }}
    >
      {children}
    </Studio>
  );
}
