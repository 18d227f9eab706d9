import { createReadStream } from "node:fs";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { invalidTrack } from "#lib/domain/track/invalid-track";
import { readTrack } from "#lib/domain/track/read-track";
import type { Track } from "#lib/domain/track/track";
import { probeVideo } from "../../worker/media/ffprobe.ts";
import { readCameraFile } from "../../worker/media/read-camera-file.ts";

/**
 * A video's facts with the exact clock of the camera's GPS, and the ride: of the track file, or without one of the
 * camera itself. Throws AppError `invalid_video`, `invalid_track`.
 */
export async function readRide(
  video: string,
  track: string | undefined,
  signal: AbortSignal,
): Promise<{ facts: VideoFacts; track: Track }> {
  const probed = await probeVideo(video, { signal });
  const camera = await readCameraFile(video, signal);
  const facts = camera.track ? { ...probed, gpsClock: camera.clock } : probed;
  if (track !== undefined) return { facts, track: await readTrack(createReadStream(track)) };
  if (camera.track) return { facts, track: camera.track };
  throw invalidTrack("no_points", `${camera.reason} Name the ride's own file by --track.`);
}
