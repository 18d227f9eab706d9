"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { projectSchema, type VideoResource } from "#lib/contracts/api";
import { AppError, toAppError } from "#lib/domain/errors";
import { newProjectText } from "../en/new-project.ts";
import { requestJson } from "../request-json.ts";
import type { CameraAnswer } from "../upload/camera-answer.ts";
import { type RecordingItems, recordingsOf } from "../upload/recordings.ts";
import type { UploadItem, UploadsState } from "../upload/upload-store.ts";
import { useCameraGps } from "../upload/use-camera-gps.tsx";
import { useJoins } from "../upload/use-joins.tsx";
import { followVideo, type VideoReading } from "./follow-video.ts";
import { saysNothing, titleOf } from "./title-of.ts";
import { useVideoReadings } from "./use-video-readings.tsx";

/** What the chosen files make together, and how they become a project. `linked`: a video that stays elsewhere. */
export function useNewProject(uploads: UploadsState, linked: VideoResource | undefined) {
  const router = useRouter();
  const [typed, setTyped] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [joining, setJoining] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const join = useJoins();

  const track = uploads.items.find(({ kind }) => kind === "track");
  const isTrackUsable = track !== undefined && track.state.phase !== "refused";
  const recordings = recordingsOf(uploads);
  const readings = useVideoReadings(recordings.flatMap(loneId));
  const usable = recordings.filter((one) => readings.get(loneId(one)[0] ?? "")?.status !== "failed");
  const gps = useCameraGps(usable.flatMap(({ items }) => items));
  const statuses = usable.map((one) => statusOf(one, readings));

  const cameraRides = [...gps.values()];
  const isRead = statuses.every((status) => status === "ready");
  const hasCameraTrack = usable.some((one) => {
    const reading = readings.get(loneId(one)[0] ?? "");
    return reading?.status === "ready" ? reading.hasTrack : one.items.some(({ key }) => gps.has(key));
  });
  const hasRide = isTrackUsable || hasCameraTrack;
  const title = typed ?? (suggestedTitle(track, usable, cameraRides[0]) || (linked?.name ?? "").slice(0, 120));
  const hasVideo = usable.length > 0 || linked !== undefined;
  const canCreate = hasVideo && hasRide && title.trim() !== "";
  const isUploaded = (!isTrackUsable || track.state.phase === "done") && statuses.every((one) => one !== "uploading");
  const isReady = canCreate && isUploaded && isRead;

  async function createNow() {
    setBusy(true);
    setProblem(undefined);
    try {
      const videoIds = await Promise.all([
        ...usable.map((one) => loneId(one)[0] ?? join(one.items.map((item) => idOf(item)!))),
        ...(linked ? [linked.id] : []),
      ]);
      const trackId = isTrackUsable ? idOf(track) : undefined;
      // Without a track the project needs the camera's, which is known once the joined video has been read.
      if (!trackId) await untilRideIsRead(videoIds, setJoining);
      const body = { title: title.trim(), videoIds, trackId, utcOffsetMinutes: ownOffset(track, cameraRides[0]) };
      const project = await requestJson("/api/projects", projectSchema, { method: "POST", body });
      router.push(`/projects/${project.id}`);
    } catch (error) {
      setProblem(toAppError(error).userMessage);
      setBusy(false);
      setWanted(false);
    }
  }

  // Asked for while the files were on their way: done as soon as they are there.
  const begin = useRef(createNow);
  begin.current = createNow;
  const isDue = wanted && isReady && !busy;
  useEffect(() => {
    if (isDue) void begin.current();
  }, [isDue]);

  return {
    track,
    gps,
    readings,
    title,
    setTitle: setTyped,
    canCreate,
    busy,
    joining,
    problem,
    /** Asked for, and not possible yet. */
    waiting: wanted && !isReady,
    /** Creates the project, or will as soon as everything has arrived. */
    create: () => canCreate && setWanted(true),
    isReading: statuses.some((status) => status === "reading"),
    missing: missingText(hasVideo, hasRide),
  };
}

/** The server's id of a video that stays on its own, once it is uploaded; none for chapters. */
function loneId({ items }: RecordingItems): string[] {
  const id = items.length === 1 ? idOf(items[0]!) : undefined;
  return id ? [id] : [];
}

function idOf({ state }: UploadItem): string | undefined {
  return state.phase === "done" ? state.id : undefined;
}

function statusOf(recording: RecordingItems, readings: ReadonlyMap<string, VideoReading>) {
  if (recording.items.some((item) => idOf(item) === undefined)) return "uploading";
  const [id] = loneId(recording);
  return id === undefined || readings.get(id)?.status === "ready" ? "ready" : "reading";
}

/** Throws AppError when a video cannot be read, or when none of them has a ride in it. */
async function untilRideIsRead(ids: readonly string[], onJoining: (progress: number) => void): Promise<void> {
  const end = new AbortController();
  const readings = await Promise.all(
    ids.map((id) =>
      followVideo(id, end.signal, (reading) => {
        if (reading.status === "reading" && reading.joining !== undefined) onJoining(reading.joining);
      }),
    ),
  );
  const failed = readings.find((reading) => reading?.status === "failed");
  if (failed?.status === "failed") {
    throw new AppError("invalid_video", "a video failed", failed.problem ? { userMessage: failed.problem } : {});
  }
  if (!readings.some((reading) => reading?.status === "ready" && reading.hasTrack)) {
    throw new AppError("invalid_track", newProjectText.noCameraGps);
  }
}

/** The ride's own name, then the names of the files, where they say something; else its day. */
function suggestedTitle(
  track: UploadItem | undefined,
  recordings: readonly RecordingItems[],
  camera: CameraAnswer,
): string {
  const facts = trackFactsOf(track);
  const files = [track, recordings[0]?.items[0]].flatMap((item) =>
    item && item.state.phase !== "refused" ? [item] : [],
  );
  const names = [facts?.name?.trim().slice(0, 120) ?? "", ...files.map(({ file }) => titleOf(file.name))];
  const telling = names.find((name) => name !== "" && !saysNothing(name));
  if (telling) return telling;
  const start = facts ? new Date(facts.start) : camera && new Date(camera.start * 1000);
  if (start) return newProjectText.rideOf(new Intl.DateTimeFormat(undefined, { dateStyle: "long" }).format(start));
  // What is being read yet may have a better one.
  const isOpen = files.some(({ state }) => state.phase === "checking");
  return (isOpen ? undefined : names.find((name) => name !== "")) ?? "";
}

function trackFactsOf(track: UploadItem | undefined) {
  const preview = track && "preview" in track.state ? track.state.preview : undefined;
  return preview?.kind === "track" ? preview.facts : undefined;
}

/** This browser's clock on the day of the ride: summer time may have ended since. */
function ownOffset(track: UploadItem | undefined, camera: CameraAnswer): number {
  const start = trackFactsOf(track)?.start ?? (camera && camera.start * 1000);
  return -(start === undefined ? new Date() : new Date(start)).getTimezoneOffset();
}

function missingText(hasVideo: boolean, hasRide: boolean): string {
  if (hasVideo && hasRide) return "";
  if (hasVideo) return newProjectText.trackMissing;
  return hasRide ? newProjectText.videoMissing : newProjectText.bothMissing;
}
