import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeTrack } from "#lib/domain/camera/stored-track";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import type { Track } from "#lib/domain/track/track";
import { discardFiles } from "#lib/server/discard-files";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { findVideo, finishVideo } from "#lib/server/videos";
import type { JobContext, JobHandler } from "../job-handler.ts";
import { probeVideo } from "../media/ffprobe.ts";
import { readCameraFile } from "../media/read-camera-file.ts";
import { makePoster } from "../stages/make-poster.ts";
import { createWorkDir } from "../workdir.ts";

/** Reads what an uploaded video is and the ride that the camera recorded into it, and takes its still picture. */
export const ingest: JobHandler<"ingest"> = {
  async run({ videoId }, context) {
    const video = await findVideo(videoId);
    if (video?.status !== "processing") return;
    const input = await storage().inputFor(video.key);
    const probed = await probeVideo(input, { signal: context.signal });
    const camera = await readCameraFile(input, context.signal);
    const facts = camera.track ? { ...probed, gpsClock: camera.clock } : probed;
    const hasPoster = await publishPoster(videoId, input, facts, context);
    const cameraTrack = camera.track && (await publishTrack(videoId, camera.track, context));
    const kept = await finishVideo(videoId, { facts, hasPoster, cameraTrack });
    if (!kept) await discardFiles([storageKeys.videoPoster(videoId), storageKeys.track(videoId)]);
  },
  async fail({ videoId }, problem) {
    await finishVideo(videoId, { problem });
  },
};

/** A video without a still picture is a video all the same. */
async function publishPoster(videoId: string, input: string, facts: VideoFacts, context: JobContext): Promise<boolean> {
  const { signal, log, workFolder, id } = context;
  await using folder = await createWorkDir(workFolder, `${id}-`);
  const output = join(folder.path, "poster.jpg");
  try {
    await makePoster({ input, facts, output, signal });
    await storage().putFile(storageKeys.videoPoster(videoId), output, "image/jpeg");
    return true;
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error }, "no poster");
    return false;
  }
}

/** Stored as any track is, under the video's own id: a job that runs twice leaves one. */
async function publishTrack(videoId: string, track: Track, { workFolder, id }: JobContext): Promise<{ size: number }> {
  await using folder = await createWorkDir(workFolder, `${id}-`);
  const path = join(folder.path, "track");
  await writeFile(path, encodeTrack(track));
  return storage().putFile(storageKeys.track(videoId), path, "application/octet-stream");
}
