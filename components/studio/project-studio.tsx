"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { ProjectResource } from "#lib/contracts/api";
import { studioText as text } from "../en/studio.ts";
import { useSlow } from "../projects/use-slow.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Studio } from "./studio.tsx";
import { StudioSkeleton } from "./studio-skeleton.tsx";
import { useFreshPage } from "./use-fresh-page.tsx";
import { useProjectDocument } from "./use-project-document.tsx";
import { useReadyVideo } from "./use-ready-video.tsx";
import { useTrack } from "./use-track.tsx";

type ProjectStudioProps = {
  project: ProjectResource;
  /** Address of a background map's style, where one is configured. */
  mapStyle: string | null;
  children: ReactNode;
};

/** The studio once both files are read; until then, what is awaited or what is wrong. */
export function ProjectStudio({ project, mapStyle, children }: ProjectStudioProps) {
  const editor = useProjectDocument(project);
  // A project is never without a video.
  const video = project.videos[0]!;
  useReadyVideo(video);
  const fresh = useFreshPage();
  const slow = useSlow(video.status === "processing");
  const track = useTrack(project.track);

  if (video.status === "failed") {
    return <Unusable message={`${video.name}: ${video.problem ?? text.unreadableVideo}`} />;
  }
  if (track.status === "failed") return <Unusable message={track.message} />;
  const awaiting = (what: string) => <StudioSkeleton video={video} title={project.title} what={what} />;
  if (!video.facts) return awaiting(slow ? `${text.readingVideo} ${text.noWorkerYet}` : text.readingVideo);
  if (track.status === "loading" || !fresh) return awaiting(text.readingRide);
  return (
    <Studio
      key={video.id}
      mapStyle={mapStyle}
      project={project}
      editor={editor}
      video={video}
      facts={video.facts}
      ride={track.ride}
    >
      {children}
    </Studio>
  );
}

function Unusable({ message }: { message: string }) {
  return (
    <div className="flex flex-col items-start gap-4 py-8">
      <Notice tone="error">{message}</Notice>
      <Link href="/projects/new" className={buttonClass()}>
        {text.startAgain}
      </Link>
    </div>
  );
}
