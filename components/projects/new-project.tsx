"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { projectSchema } from "#lib/contracts/api";
import { toAppError } from "#lib/domain/errors";
import { studioText } from "../en/studio.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { roughly } from "../ui/time-text.ts";
import type { CameraAnswer } from "../upload/camera-answer.ts";
import { FileUpload } from "../upload/file-upload.tsx";
import { sortFiles } from "../upload/sort-files.ts";
import type { UploadState } from "../upload/upload-state.ts";
import { useCameraGps } from "../upload/use-camera-gps.tsx";
import { type UploadControl, useUpload } from "../upload/use-upload.tsx";
import { useYoutube } from "../upload/use-youtube.tsx";
import { YoutubeField } from "../upload/youtube-field.tsx";
import { titleOf } from "./title-of.ts";
import { useSlow } from "./use-slow.tsx";
import { useVideoReading } from "./use-video-reading.tsx";

/** Two files and a name make a project; the video alone does where the camera recorded the ride into it. */
export function NewProject() {
  const router = useRouter();
  const video = useUpload("video");
  const track = useUpload("track");
  const youtube = useYoutube();
  const fromYoutube = youtube.state.phase === "done" ? youtube.state.video : undefined;
  const videoId = fromYoutube?.id ?? idOf(video.state);
  const trackId = idOf(track.state);
  const reading = useVideoReading(videoId);
  const camera = useCameraGps(fileOf(video.state));
  // A track that is on its way is wanted.
  const cameraIsEnough = isFree(track) && reading?.status === "ready" && reading.hasTrack;
  // What the browser has found, the server is about to find.
  const cameraMayDo = camera !== undefined && reading?.status !== "ready";
  const slow = useSlow(reading?.status === "reading");
  const [typed, setTyped] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [leftOut, setLeftOut] = useState<readonly File[]>([]);
  const title = typed ?? (suggestedTitle(track.state, video.state) || (fromYoutube?.name ?? "").slice(0, 120));
  const ready = reading?.status === "ready" && (trackId !== undefined || cameraIsEnough) && title.trim() !== "";

  async function create(event: FormEvent) {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const body = {
        title: title.trim(),
        videoIds: [videoId],
        trackId,
        utcOffsetMinutes: ownOffset(track.state, camera),
      };
      const project = await requestJson("/api/projects", projectSchema, { method: "POST", body });
      router.push(`/projects/${project.id}`);
    } catch (error) {
      setProblem(toAppError(error).userMessage);
      setBusy(false);
    }
  }

  async function chooseSeveral(files: readonly File[]) {
    const { video: film, track: ride, others } = await sortFiles(files);
    const missed = [...others];
    for (const [file, upload] of [[film, video] as const, [ride, track] as const]) {
      if (!file) continue;
      if (isFree(upload)) upload.choose(file);
      else missed.push(file);
    }
    setLeftOut(missed);
  }
  const onSeveral = (files: readonly File[]) => void chooseSeveral(files);

  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => void create(event)}>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <section aria-label="Video" className="flex min-w-0 flex-col gap-3">
          {!("videoId" in youtube.state) && <FileUpload kind="video" upload={video} onSeveral={onSeveral} />}
          {isFree(video) && <YoutubeField youtube={youtube} />}
          {camera && <Notice tone="info">{cameraText(camera)}</Notice>}
          {reading?.status === "failed" && <Notice tone="error">{reading.problem}</Notice>}
        </section>
        <section aria-label="Track" className="min-w-0">
          <FileUpload kind="track" upload={track} optional={camera !== undefined} onSeveral={onSeveral} />
        </section>
      </div>
      {leftOut.length > 0 && (
        <Notice tone="info">
          A project has one video and one track. Left out: {leftOut.map(({ name }) => name).join(", ")}
        </Notice>
      )}
      <TextField label="Title" maxLength={120} value={title} onChange={(event) => setTyped(event.target.value)} />
      {problem && <Notice tone="error">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" disabled={!ready || busy}>
          {busy ? "Creating…" : "Create project"}
        </Button>
        <p role="status" className="text-muted text-sm">
          {awaited({
            video: videoId !== undefined,
            track: trackId !== undefined || cameraIsEnough || (cameraMayDo && isFree(track)),
            reading: reading?.status === "reading",
          })}
          {slow && ` ${studioText.noWorkerYet}`}
        </p>
      </div>
    </form>
  );
}

/** A file that is chosen already is not replaced by one dropped elsewhere. */
function isFree({ state }: UploadControl): boolean {
  return state.phase === "empty" || state.phase === "refused";
}

/** The chosen file, unless it was refused. */
function fileOf(state: UploadState): File | undefined {
  return "file" in state && state.phase !== "refused" ? state.file : undefined;
}

function cameraText({ points, duration }: NonNullable<CameraAnswer>): string {
  const count = points.toLocaleString();
  return `This camera recorded GPS (${roughly(duration)}, ${count} points): no track file is needed.`;
}

function idOf(state: UploadState): string | undefined {
  return state.phase === "done" ? state.id : undefined;
}

/** The ride's name says more than the camera's. */
function suggestedTitle(track: UploadState, video: UploadState): string {
  const named = [track, video].find((state) => "file" in state && state.phase !== "refused");
  return named && "file" in named ? titleOf(named.file.name) : "";
}

/** This browser's clock on the day of the ride: summer time may have ended since. */
function ownOffset(track: UploadState, camera: CameraAnswer): number {
  const facts = "preview" in track && track.preview.kind === "track" ? track.preview.facts : undefined;
  const start = facts?.start ?? (camera && camera.start * 1000);
  return -(start === undefined ? new Date() : new Date(start)).getTimezoneOffset();
}

function awaited({ video, track, reading }: { video: boolean; track: boolean; reading: boolean }): string {
  if (reading) return "The video is being read…";
  if (video && track) return "";
  return video
    ? "The track is still missing."
    : track
      ? "The video is still missing."
      : "A video and a track are needed.";
}
