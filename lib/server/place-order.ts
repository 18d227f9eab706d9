import type { Clip, Output, RenderOrder } from "#lib/contracts/project";
import { DEFAULT_OUTPUT } from "#lib/contracts/project";
import { AppError } from "#lib/domain/errors";
import type { projects } from "#lib/server/db/schema";
import type { TrackRow } from "#lib/server/tracks";
import type { VideoRow } from "#lib/server/videos";

type Parts = { project: typeof projects.$inferSelect; video: VideoRow; track: TrackRow };

/**
 * The order of a render: a copy of everything that the worker needs to know, checked to be possible.
 * Throws AppError `conflict`, `invalid_video`, `invalid_request`, `invalid_clip`.
 */
export function placeOrder(
  { project, video, track }: Parts,
  wishes: { clip?: Clip | undefined; output?: Output | undefined },
): RenderOrder {
  const { document, title } = project;
  if (video.status === "processing") {
    throw new AppError("conflict", `video ${video.id} is still being read`, {
      userMessage: "The video is still being read. Try again in a moment.",
    });
  }
  if (!video.facts) {
    throw new AppError("invalid_video", `video ${video.id} failed to be read`, {
      ...(video.problem ? { userMessage: video.problem } : {}),
    });
  }
  if (!document.sync) {
    throw new AppError("invalid_request", `project ${project.id} has no sync`, {
      userMessage: "Line up the video and the track first: tell which moment of the ride a frame shows.",
    });
  }
  const clip = wishes.clip ?? document.clip;
  if (!clip) throw new AppError("invalid_clip", "Choose which part of the video to render first.");
  return {
    title,
    video: { id: video.id, key: video.key, name: video.name, facts: video.facts },
    track: { id: track.id, key: track.key, name: track.name },
    sync: document.sync,
    clip,
    layout: document.layout,
    units: document.units,
    output: wishes.output ?? DEFAULT_OUTPUT,
  };
}
