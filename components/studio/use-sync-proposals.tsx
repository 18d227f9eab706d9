"use client";

import { useEffect, useMemo } from "react";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { type LinedUp, proposeAmong } from "#lib/domain/sync/propose-among";
import type { SyncProposal } from "#lib/domain/sync/propose-sync";
import type { Sync } from "#lib/domain/sync/sync";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { VideoEditor } from "./use-video-edit.tsx";

/**
 * The ways in which the video may lie on the ride, with this browser's time zone taken into account, and the sync in
 * force: the stored one, or else the likeliest, which is stored with it.
 */
export function useSyncProposals(
  { sync, proposeSync: propose }: VideoEditor,
  facts: VideoFacts,
  name: string,
  beside: readonly LinedUp[],
  sampler: TrackSampler,
): { proposals: readonly SyncProposal[]; sync: Sync } {
  const proposals = useMemo(() => {
    const zone = -new Date((facts.creationTime ?? sampler.start) * 1000).getTimezoneOffset();
    return proposeAmong({ ...facts, name }, beside, sampler, zone);
  }, [facts, name, beside, sampler]);
  // There always is one: the last resort puts the ride's start at the first frame.
  const likeliest = proposals[0]!.sync;
  const missing = sync === null;

  useEffect(() => {
    if (missing) propose(likeliest);
  }, [missing, likeliest, propose]);

  return { proposals, sync: sync ?? likeliest };
}
