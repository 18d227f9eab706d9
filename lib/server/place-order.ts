import type { Clip, RenderOrder } from "#lib/contracts/project";
import { AppError } from "#lib/domain/errors";
import type { Output } from "#lib/domain/render/output";
import { planRender } from "#lib/domain/render/render-plan";
import { utcSeconds } from "#lib/domain/units";
import { LONGEST_FETCHED } from "#lib/domain/youtube/section";
import { youtubeError } from "#lib/domain/youtube/youtube-problem";
import type { projects } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import type { TrackRow } from "#lib/server/tracks";
import type { VideoRow } from "#lib/server/videos";

type Parts = { project: typeof projects.$inferSelect; video: VideoRow; track: TrackRow };

/**
 * The order of a render: a copy of everything that the worker needs to know, checked to be possible; and how many
 * frames it has.
 * Throws AppError `conflict`, `invalid_video`, `invalid_request`, `invalid_clip`.
 */
export function placeOrder(
  { project, video, track }: Parts,
  wishes: { clip?: Clip | undefined; output?: Output | undefined },
): { order: RenderOrder; frames: number } {
  const { document, title } = project;
  const edit = document.videos[video.id];
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
  if (video.key === null && (video.youtubeId === null || env().YOUTUBE_FETCH === "off")) {
    throw new AppError("conflict", `video ${video.id} has no file`, {
      userMessage: "This video plays from YouTube and has no file to render from. Upload the original to render it.",
    });
  }
  if (!edit?.sync) {
    throw new AppError("invalid_request", `project ${project.id} has no sync`, {
      userMessage: "Line up the video and the track first: tell which moment of the ride a frame shows.",
    });
  }
  const clip = wishes.clip ?? edit.clip;
  if (!clip) throw new AppError("invalid_clip", "Choose which part of the video to render first.");
  if (video.key === null && clip.out - clip.in > LONGEST_FETCHED) {
    throw youtubeError("tooLong", `a clip of ${clip.out - clip.in} s`);
  }
  const { id, key, name, facts } = video;
  const order = {
    title,
    video: { id, key, name, facts, ...(video.key === null && { youtubeId: video.youtubeId ?? undefined }) },
    track: { id: track.id, key: track.key, name: track.name },
    sync: edit.sync,
    clip,
    layout: document.layout,
    units: document.units,
    rider: document.rider,
    privacy: document.privacy,
    logo: document.logo,
    output: wishes.output ?? document.output,
  };
  const { frames } = planRender({ ...order, facts, ride: ALWAYS });
  return { order, frames };
}

/** When the ride was is read from the track by the worker, which adds the warnings that follow from it. */
const ALWAYS = { start: utcSeconds(Number.NEGATIVE_INFINITY), end: utcSeconds(Number.POSITIVE_INFINITY) };
