"use client";

import type { ReactNode } from "react";
import type { ProjectResource } from "#lib/contracts/api";
import { studioText as text } from "../en/studio.ts";
import { useSlow } from "../projects/use-slow.tsx";
import { RideStudio } from "./ride-studio.tsx";
import { StudioSkeleton } from "./studio-skeleton.tsx";
import { Unusable } from "./unusable.tsx";
import { useFreshPage } from "./use-fresh-page.tsx";
import { useReadyVideo } from "./use-ready-video.tsx";
import { useTrack } from "./use-track.tsx";
import { isRead } from "./videos/ride-video.ts";

type ProjectStudioProps = {
  project: ProjectResource;
  /** Address of a background map's style, where one is configured. */
  mapStyle: string | null;
  children: ReactNode;
};

/** The studio once the ride and one of its videos are read; until then, what is awaited or what is wrong. */
export function ProjectStudio({ project, mapStyle, children }: ProjectStudioProps) {
  // A project is never without a video.
  const first = project.videos[0]!;
  const read = project.videos.find(isRead);
  const awaited = read ? undefined : project.videos.find(({ status }) => status === "processing");
  const joining = useReadyVideo(awaited);
  const fresh = useFreshPage();
  const slow = useSlow(awaited !== undefined && joining === undefined);
  const track = useTrack(project.track);

  if (!read && !awaited) return <Unusable message={`${first.name}: ${first.problem ?? text.unreadableVideo}`} />;
  if (track.status === "failed") return <Unusable message={track.message} passes={track.passes} />;
  const awaiting = (what: string) => <StudioSkeleton video={read ?? first} title={project.title} what={what} />;
  if (awaited && joining !== undefined) return awaiting(text.joining(Math.floor(joining * 100)));
  if (awaited) return awaiting(slow ? `${text.readingVideo} ${text.noWorkerYet}` : text.readingVideo);
  if (track.status === "loading" || !fresh) return awaiting(text.readingRide);
  return (
    <RideStudio project={project} ride={track.ride} mapStyle={mapStyle}>
      {children}
    </RideStudio>
  );
}
