"use client";

import { type ReactNode, useCallback } from "react";
import type { UploadKind } from "#lib/contracts/api";
import { newProjectText } from "../en/new-project.ts";
import { studioText } from "../en/studio.ts";
import { uploadText } from "../en/upload.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { roughly } from "../ui/time-text.ts";
import { ChooseFiles } from "../upload/choose-files.tsx";
import { OverallProgress } from "../upload/overall-progress.tsx";
import { UnfinishedUploads } from "../upload/unfinished-uploads.tsx";
import { UnusedFiles } from "../upload/unused-files.tsx";
import { UploadRow } from "../upload/upload-row.tsx";
import { useFileDrop } from "../upload/use-file-drop.tsx";
import { useUploads } from "../upload/use-uploads.tsx";
import { useYoutube } from "../upload/use-youtube.tsx";
import { VideoList } from "../upload/video-list.tsx";
import { YoutubeField } from "../upload/youtube-field.tsx";
import { useNewProject } from "./use-new-project.tsx";
import { useSlow } from "./use-slow.tsx";

/**
 * Videos, a track and a name make a project; the videos alone do where the camera recorded the ride into them.
 * `mayLink`: a video may also stay at YouTube.
 */
export function NewProject({ mayLink }: { mayLink: boolean }) {
  const { store, state } = useUploads();
  const youtube = useYoutube();
  const project = useNewProject(state, youtube.state.phase === "done" ? youtube.state.video : undefined);
  const { track, gps, readings } = project;
  const slow = useSlow(project.isReading);
  const add = useCallback((files: readonly File[], meant?: UploadKind) => void store.add(files, meant), [store]);
  const over = useFileDrop(add);
  const hasVideos = state.items.some(({ kind }) => kind === "video");
  const hasLinked = "videoId" in youtube.state;
  const isOptional = gps.size > 0;

  function about(key: string): ReactNode {
    const camera = gps.get(key);
    const item = state.items.find((one) => one.key === key);
    const reading = item?.state.phase === "done" ? readings.get(item.state.id) : undefined;
    return (
      <>
        {camera && <Notice tone="info">{uploadText.cameraGps(roughly(camera.duration), camera.points)}</Notice>}
        {reading?.status === "failed" && <Notice tone="error">{reading.problem ?? newProjectText.unreadable}</Notice>}
      </>
    );
  }

  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        project.create();
      }}
    >
      <UnfinishedUploads state={state} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <section aria-label={uploadText.video.region} className="flex min-w-0 flex-col gap-3">
          <VideoList store={store} state={state} about={about} />
          {/* What is chosen stays in sight: it becomes part of the project. */}
          {hasLinked && <YoutubeField youtube={youtube} />}
          <ChooseFiles
            kind="video"
            over={over}
            compact={hasVideos || hasLinked}
            onFiles={(files) => add(files, "video")}
          />
          {mayLink && !hasLinked && (!hasVideos || youtube.state.phase === "refused") && (
            <YoutubeField youtube={youtube} />
          )}
        </section>
        <section aria-label={uploadText.track.region} className="flex min-w-0 flex-col gap-3">
          {track && (
            <div className="rounded-xl border border-line bg-surface p-4">
              <UploadRow item={track} store={store} />
            </div>
          )}
          {(!track || track.state.phase === "refused") && (
            <ChooseFiles kind="track" over={over} optional={isOptional} onFiles={(files) => add(files, "track")} />
          )}
        </section>
      </div>
      <UnusedFiles unused={state.unused} store={store} />
      <OverallProgress state={state} />
      <TextField
        label={newProjectText.titleLabel}
        maxLength={120}
        value={project.title}
        onChange={(event) => project.setTitle(event.target.value)}
      />
      {project.problem && <Notice tone="error">{project.problem}</Notice>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" disabled={!project.canCreate || project.busy || project.waiting}>
          {project.busy || project.waiting ? newProjectText.creating : newProjectText.create}
        </Button>
        <p role="status" className="text-muted text-sm">
          {statusText(project)}
          {slow && ` ${studioText.noWorkerYet}`}
        </p>
      </div>
    </form>
  );
}

function statusText({ missing, waiting, isReading, joining }: ReturnType<typeof useNewProject>): string {
  if (joining !== undefined && joining < 1) return newProjectText.joining(Math.floor(joining * 100));
  if (isReading) return newProjectText.reading;
  if (missing) return missing;
  return waiting ? newProjectText.opensSoon : "";
}
