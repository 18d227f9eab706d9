"use client";

import { type ReactNode, useMemo } from "react";
import type { ProjectResource, VideoResource } from "#lib/contracts/api";
import { planFraming, shapedSize } from "#lib/domain/render/framing";
import type { Output } from "#lib/domain/render/output";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { samplerOf } from "#lib/domain/track/create-sampler";
import type { Ride } from "#lib/domain/track/ride";
import { Notice } from "../ui/notice.tsx";
import { ClipPanel } from "./clip-panel.tsx";
import { clipWarning } from "./clip-warning.ts";
import { pictureStyle } from "./framed-picture.tsx";
import { RENDER_PLACE } from "./go-to-render.tsx";
import { KeptDraftNotice } from "./kept-draft-notice.tsx";
import { LayoutGallery } from "./layout-editor/layout-gallery.tsx";
import { LayoutPanel } from "./layout-editor/layout-panel.tsx";
import { LayoutStage } from "./layout-editor/layout-stage.tsx";
import { useLayoutEditor } from "./layout-editor/use-layout-editor.tsx";
import { LookPanel } from "./look-panel.tsx";
import { MapPanel } from "./map/map-panel.tsx";
import { OutputPanel } from "./output-panel.tsx";
import { OverlayCanvas } from "./overlay-canvas.tsx";
import { RenderPanel } from "./render-panel.tsx";
import { RiderPanel } from "./rider-panel.tsx";
import { SaveProblem } from "./save-status.tsx";
import { SecondPoint } from "./second-point.tsx";
import { StudioHeader } from "./studio-header.tsx";
import { studioShortcuts } from "./studio-shortcuts.ts";
import { SyncPanel } from "./sync-panel.tsx";
import { SyncSummary } from "./sync-summary.tsx";
import { RideTimeline } from "./timeline/ride-timeline.tsx";
import { Transport } from "./transport.tsx";
import { useKeptPlayhead } from "./use-kept-playhead.tsx";
import { useLineUp } from "./use-line-up.tsx";
import { useLogo } from "./use-logo.tsx";
import { usePlayer, usePlayerState } from "./use-player.tsx";
import type { ProjectEditor } from "./use-project-document.tsx";
import { useShortcuts } from "./use-shortcuts.tsx";
import { useShownRide } from "./use-shown-ride.tsx";
import { useStageView } from "./use-stage-view.tsx";
import { useStudioActions } from "./use-studio-actions.tsx";
import { useSyncProposals } from "./use-sync-proposals.tsx";
import { useVideoEdit } from "./use-video-edit.tsx";
import { useVideoParts } from "./use-video-parts.tsx";
import { VideoStage } from "./video-stage.tsx";
import { MoveAlongOffer } from "./videos/move-along-offer.tsx";
import type { VideoBeside } from "./videos/ride-video.ts";
import { FetchedFirst, OriginalNeeded } from "./videos/upload-original.tsx";
import type { MoveAlong } from "./videos/use-move-along.tsx";
import type { VideoUpload } from "./videos/use-video-upload.tsx";

type StudioProps = {
  project: ProjectResource;
  editor: ProjectEditor;
  /** The one on the stage. */
  video: VideoResource;
  facts: VideoFacts;
  ride: Ride;
  /** Address of a background map's style, where one is configured. */
  mapStyle: string | null;
  /** The ride's other videos, and how one gets to them. */
  videos: {
    readonly row: ReactNode;
    readonly beside: readonly VideoBeside[];
    readonly moveAlong: MoveAlong | undefined;
    readonly choose: (id: string) => void;
    readonly original: VideoUpload;
  };
  children: ReactNode;
};

/** The gauges live over the video, and everything that can be set about them. */
export function Studio({ project, editor, video: stored, facts, ride, mapStyle, videos, children }: StudioProps) {
  const player = usePlayer(facts);
  useKeptPlayhead(player, stored.id);
  const edit = useVideoEdit(editor, stored.id, facts.duration);
  const { layout, units, rider, privacy, output } = editor.document;
  const logo = useLogo(editor.document.logo);
  const sampler = useMemo(() => samplerOf(ride, rider), [ride, rider]);
  const shownRide = useShownRide(ride, sampler, rider, privacy);
  const { proposals, sync } = useSyncProposals(edit, facts, stored.name, videos.beside, sampler);
  const framing = useMemo(() => planFraming(facts, output, shapedSize(facts, output)), [facts, output]);
  const changeOutput = (next: Output, isStep: boolean) => (isStep ? editor.edit : editor.propose)({ output: next });
  const source = { layout, sampler: shownRide, units, title: editor.title, rider, logo };
  const layoutEditor = useLayoutEditor(editor, source, framing);
  const clip = edit.clip ?? { in: 0, out: facts.duration };
  const actions = useStudioActions({ editor, edit, player, sync, clip });
  const lineUp = useLineUp(sync, player, actions.setSync);
  const view = useStageView();
  const shortcuts = studioShortcuts(player, actions, clip, view);
  useShortcuts(shortcuts);
  const video = useVideoParts(stored, usePlayerState(player, "unplayable"));

  return (
    <div className="studio flex flex-col gap-4">
      <StudioHeader editor={editor} shortcuts={shortcuts} />
      <SaveProblem editor={editor} />
      <KeptDraftNotice offer={editor.kept} />
      {sampler.track.warnings.map(({ code, message }) => (
        <Notice key={code} tone="info">
          {message}
        </Notice>
      ))}
      {videos.row}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_25rem] lg:grid-rows-[auto_auto_auto_1fr]">
        <div
          ref={view.area}
          data-full={view.full || undefined}
          className="player-area max-lg:order-first sticky top-0 z-10 -mx-4 flex flex-col gap-2 overflow-x-clip bg-page px-4 pb-2 lg:mx-0 lg:overflow-x-visible lg:px-0"
        >
          <VideoStage
            video={video}
            facts={facts}
            player={player}
            framing={framing}
            output={output}
            onOutput={changeOutput}
            view={view}
          >
            <OverlayCanvas
              layout={layoutEditor.overlay}
              sampler={shownRide}
              units={units}
              title={editor.title}
              rider={rider}
              logo={logo}
              sync={lineUp.shown}
              player={player}
            />
            {layoutEditor.isOn && <LayoutStage editor={layoutEditor} sync={lineUp.shown} player={player} />}
          </VideoStage>
          <Transport player={player} clip={clip} view={view} />
        </div>
        <div className="min-w-0 lg:col-start-1">
          <RideTimeline
            ride={ride}
            sampler={sampler}
            units={units}
            video={video}
            player={player}
            clip={clip}
            onClip={actions.moveClip}
            lineUp={lineUp}
            beside={videos.beside}
            onVideo={videos.choose}
          />
        </div>
        {/* One column beside the picture; on a narrow page its parts go around the clip instead. */}
        <div className="beside-picture contents flex-col gap-4 lg:col-start-2 lg:row-span-4 lg:row-start-1 lg:flex lg:min-w-0">
          {layoutEditor.isOn && <LayoutPanel editor={layoutEditor} />}
          <MapPanel
            {...{ ride, units, player, lineUp, clip, privacy, mapStyle }}
            onPrivacy={(next, isStep) => (isStep ? editor.edit : editor.propose)({ privacy: next })}
          />
          <SyncPanel
            sampler={sampler}
            units={units}
            player={player}
            lineUp={lineUp}
            onNudge={actions.nudge}
            summary={
              <>
                <SyncSummary sync={sync} proposals={proposals} ride={sampler} units={units} onSync={actions.setSync} />
                <MoveAlongOffer offer={videos.moveAlong} />
              </>
            }
            // The likeliest proposal always is one.
            secondPoint={
              <SecondPoint
                lineUp={lineUp}
                player={player}
                ownRate={proposals[0]!.sync.rate}
                zone={units.utcOffsetMinutes}
              />
            }
          />
          <div className="order-last flex min-w-0 flex-col gap-4">
            <OutputPanel output={output} source={facts} onOutput={changeOutput} />
            <div id={RENDER_PLACE} className="scroll-mb-4">
              {stored.youtubeId && !stored.fetchable ? (
                <OriginalNeeded control={videos.original} />
              ) : (
                <RenderPanel
                  projectId={project.id}
                  videoId={stored.id}
                  render={{ facts, clip, output }}
                  flush={editor.flush}
                  warning={clipWarning(sync, clip, sampler)}
                />
              )}
              {stored.fetchable && <FetchedFirst control={videos.original} />}
            </div>
            {children}
          </div>
        </div>
        <div className="min-w-0 lg:col-start-1">
          <ClipPanel clip={clip} player={player} actions={actions} />
        </div>
        <div className="min-w-0 lg:col-start-1">
          <LookPanel
            editor={layoutEditor}
            gallery={
              <LayoutGallery
                editor={layoutEditor}
                source={{ ...source, ride, privacy, sync: lineUp.shown, player }}
                poster={{ url: video.posterUrl, style: pictureStyle(framing, facts) }}
              />
            }
            units={units}
            onUnits={(next) => editor.edit({ units: next })}
            logo={editor.document.logo}
            onLogo={(next) => editor.edit({ logo: next })}
            rider={
              <RiderPanel
                rider={rider}
                recorded={ride.track.rider ?? {}}
                onRider={(next) => editor.edit({ rider: next })}
              />
            }
          />
        </div>
      </div>
    </div>
  );
}
