import type { VideoResource } from "#lib/contracts/api";
import type { ProjectDocument } from "#lib/contracts/project";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import type { LinedUp } from "#lib/domain/sync/propose-among";
import { proposeSync } from "#lib/domain/sync/propose-sync";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import type { RideSpan } from "#lib/domain/sync/sync-readings";
import { seconds } from "#lib/domain/units";
import { basisOf } from "../sync-basis.ts";

export type ReadVideo = VideoResource & { facts: VideoFacts };

/** What a video of the ride is at, for whoever chooses among them. */
export type VideoState = "reading" | "failed" | "notLinedUp" | "ready";

export const isRead = (video: VideoResource): video is ReadVideo => video.facts !== null;

/** Another video of the ride that lies on it already. */
export type VideoBeside = LinedUp & { readonly id: string };

/** What tells when a video was recorded. */
export const clockOf = ({ facts, name }: ReadVideo) => ({ ...facts, name });

/** The other videos that lie on the ride already. */
export function linedUpBeside(
  videos: readonly VideoResource[],
  edits: ProjectDocument["videos"],
  besideId: string,
): VideoBeside[] {
  return videos.filter(isRead).flatMap((video) => {
    const sync = edits[video.id]?.sync;
    return sync && video.id !== besideId ? [{ id: video.id, video: clockOf(video), sync }] : [];
  });
}

/** A video whose place is a mere guess, or that shows nothing of the ride, still has to be lined up. */
export function stateOf(video: VideoResource, sync: Sync | null | undefined, ride: RideSpan): VideoState {
  if (video.status === "failed") return "failed";
  if (!isRead(video)) return "reading";
  if (!sync) return "notLinedUp";
  const { from, to } = spanOf(sync, video.facts.duration);
  if (to <= ride.start || from >= ride.end) return "notLinedUp";
  const { proposal } = basisOf(sync, proposeSync(clockOf(video), ride));
  return proposal?.kind === "none" ? "notLinedUp" : "ready";
}

/** The stretch of the ride that a video shows. */
export function spanOf(sync: Sync, duration: number): { readonly from: number; readonly to: number } {
  return { from: utcAt(sync, seconds(0)), to: utcAt(sync, seconds(duration)) };
}

/** The videos of which two documents say different things. */
export function changedVideos(before: ProjectDocument, after: ProjectDocument): string[] {
  const ids = new Set([...Object.keys(before.videos), ...Object.keys(after.videos)]);
  return [...ids].filter((id) => before.videos[id] !== after.videos[id]);
}
