import { type CameraReading, readCamera } from "#lib/domain/camera/read-camera";
import { openByteSource } from "./byte-source.ts";

/**
 * The ride that a camera recorded into the video at `input` (a local path or a presigned URL), or why there is none.
 * Throws AppError `unavailable` when storage cannot be reached.
 */
export async function readCameraFile(input: string, signal?: AbortSignal): Promise<CameraReading> {
  await using source = await openByteSource(input, signal);
  // Awaited here: the source is closed when this function ends.
  return await readCamera(source);
}
