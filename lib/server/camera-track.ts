import { AppError } from "#lib/domain/errors";
import type { VideoRow } from "#lib/server/videos";

/**
 * The track that the camera recorded into a video. Throws AppError `conflict` while the video is still being read,
 * `invalid_video` when it cannot be, `invalid_track` when the camera recorded none.
 */
export function cameraTrackOf({ id, status, problem, cameraTrackId }: VideoRow): string {
  if (cameraTrackId) return cameraTrackId;
  if (status === "processing") {
    throw new AppError("conflict", `video ${id} is still being read`, {
      userMessage: "The video is still being read for the camera's own GPS. Try again in a moment, or add a track.",
    });
  }
  if (status === "failed") {
    throw new AppError("invalid_video", `video ${id} failed to be read`, problem ? { userMessage: problem } : {});
  }
  throw new AppError("invalid_track", `video ${id} has no track of its own`, {
    userMessage: "The camera recorded no GPS into this video. Add the track of the ride: a GPX, FIT or TCX file.",
    details: { reason: "no_camera_track" },
  });
}
