"use client";

import { useState } from "react";
import type { VideoResource } from "#lib/contracts/api";
import { beginsWith } from "#lib/domain/sync/camera-clock";
import { movedAlong } from "#lib/domain/sync/move-along";
import type { Sync } from "#lib/domain/sync/sync";
import type { ProjectEditor } from "../use-project-document.tsx";
import { clockOf, isRead, type VideoBeside } from "./ride-video.ts";

export type MoveAlong = {
  /** Videos of the same camera that lay on the ride by the same clock. */
  readonly names: readonly string[];
  /** Seconds by which they would move. */
  readonly by: number;
  /** One step to undo. */
  readonly take: () => void;
  readonly leave: () => void;
};

/** For each video, the syncs from which its siblings may be moved along with it: where they were in step. */
type Anchors = Readonly<Record<string, readonly Sync[]>>;

/**
 * Offers to move the others of a camera along when one of its videos was lined up by hand. A sync counts from when the
 * page was opened; undoing brings the offer back.
 */
export function useMoveAlong(
  editor: ProjectEditor,
  video: VideoResource,
  beside: readonly VideoBeside[],
): MoveAlong | undefined {
  const { document } = editor;
  const [anchors, setAnchors] = useState<Anchors>(() => anchorsOf(document.videos));
  const sync = document.videos[video.id]?.sync;
  const unknown = Object.keys(document.videos).filter((id) => !anchors[id] && document.videos[id]?.sync);
  if (unknown.length > 0) setAnchors({ ...anchorsOf(document.videos), ...anchors });
  if (!sync || !isRead(video)) return undefined;

  const befores = anchors[video.id] ?? [];
  const moves = beside.flatMap((other) => {
    for (const before of befores) {
      const moved = movedAlong({ video: clockOf(video), before, after: sync }, other);
      if (moved) return [{ ...other, moved, by: moved.offset - other.sync.offset }];
    }
    return [];
  });
  const [first] = moves;
  if (!first) return undefined;
  const together = moves.filter(({ by }) => Math.abs(by - first.by) < SAME);
  return {
    names: together.map(({ video: { name = "" } }) => name),
    by: first.by,
    take() {
      editor.edit((latest) => ({ videos: { ...latest.videos, ...movedEdits(latest.videos, together) } }));
      const syncs = [{ id: video.id, moved: sync }, ...together];
      setAnchors((known) => ({
        ...known,
        ...Object.fromEntries(syncs.map(({ id, moved }) => [id, add(known[id], moved)])),
      }));
    },
    leave: () => setAnchors((known) => ({ ...known, [video.id]: [sync] })),
  };
}

/** Seconds: syncs are written to this. */
const SAME = 0.0005;

type Edits = ProjectEditor["document"]["videos"];

function anchorsOf(videos: Edits): Anchors {
  return Object.fromEntries(Object.entries(videos).flatMap(([id, { sync }]) => (sync ? [[id, [sync]]] : [])));
}

function movedEdits(videos: Edits, moves: readonly { id: string; moved: Sync }[]): Edits {
  return Object.fromEntries(moves.map(({ id, moved }) => [id, { clip: videos[id]?.clip ?? null, sync: moved }]));
}

function add(known: readonly Sync[] = [], sync: Sync): readonly Sync[] {
  return known.some((each) => beginsWith(each, sync)) ? known : [...known, sync];
}
