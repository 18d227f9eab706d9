import type { CameraReading } from "#lib/domain/camera/read-camera";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { probeVideo } from "../worker/media/ffprobe.ts";
import { readCameraFile } from "../worker/media/read-camera-file.ts";

/**
 * A video's facts with the exact clock of the camera's GPS, and the ride that the camera recorded into it, or why there
 * is none. Throws AppError `invalid_video`.
 */
export async function readVideo(
  path: string,
  signal: AbortSignal,
): Promise<{ facts: VideoFacts; camera: CameraReading }> {
  const probed = await probeVideo(path, { signal });
  const camera = await readCameraFile(path, signal);
  return { facts: camera.track ? { ...probed, gpsClock: camera.clock } : probed, camera };
}
