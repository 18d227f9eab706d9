import { AppError } from "#lib/domain/errors";
import type { VideoRow } from "#lib/server/videos";

/**
 * The track that a camera recorded into one of the videos: the first that has one. Throws AppError `conflict` while a
 * video is still being read, `invalid_video` when none can be, `invalid_track` when no camera recorded one.
 */
export function cameraTrackOf(videos: readonly VideoRow[]): string {
  const own = videos.find(({ cameraTrackId }) => cameraTrackId)?.cameraTrackId;
  if (own) return own;
  const names = videos.map(({ id }) => id).join(", ");
  if (videos.some(({ status }) => status === "processing")) {
    throw new AppError("conflict", `video ${names} is still being read`, {
      userMessage: "The video is still being read for the camera's own GPS. Try again in a moment, or add a track.",
    });
  }
  if (videos.every(({ status }) => status === "failed")) {
    const problem = videos.find((video) => video.problem)?.problem;
    throw new AppError("invalid_video", `video ${names} failed to be read`, problem ? { userMessage: problem } : {});
  }
  throw new AppError("invalid_track", `video ${names} has no track of its own`, {
    userMessage: "The camera recorded no GPS into this video. Add the track of the ride: a GPX, FIT or TCX file.",
    details: { reason: "no_camera_track" },
  });
}
