import { eq } from "drizzle-orm";
import type { Clip, ProjectDocument, VideoEdit } from "#lib/contracts/project";
import { isUserFault, toAppError } from "#lib/domain/errors";
import { METRIC } from "#lib/domain/overlay/display-units";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { DEFAULT_OUTPUT } from "#lib/domain/render/output";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { firstClip } from "#lib/domain/sync/first-clip";
import { type LinedUp, proposeAmong } from "#lib/domain/sync/propose-among";
import { createSampler } from "#lib/domain/track/create-sampler";
import { NOTHING_HIDDEN } from "#lib/domain/track/privacy-zones";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { ProjectRow } from "#lib/server/claim-project";
import { db } from "#lib/server/db/client";
import { projects } from "#lib/server/db/schema";
import { storedPieces } from "#lib/server/stored-pieces";
import type { TrackRow } from "#lib/server/tracks";
import type { VideoRow } from "#lib/server/videos";

/** What a project begins with, before its videos are known. */
export function emptyDocument(utcOffsetMinutes = 0, privacy = NOTHING_HIDDEN): ProjectDocument {
  return {
    videos: {},
    layout: LAYOUTS.cockpit,
    units: { ...METRIC, utcOffsetMinutes },
    rider: {},
    privacy,
    logo: null,
    output: DEFAULT_OUTPUT,
  };
}

/**
 * The project with what its document lacks, saved, once a video's facts are there. Done by whoever reads the project
 * first: one path, whether a video was ready before it was added or not. A video without a clip is not complete yet; a
 * sync that cannot be proposed stays null for the person to set. What is filled in here is nobody's edit: the version
 * stays, and a studio that is open meanwhile saves over it without losing it.
 */
export async function completeDocument(
  project: ProjectRow,
  videos: readonly VideoRow[],
  track: TrackRow,
): Promise<ProjectRow> {
  const unfinished = videos.filter(({ id, facts }) => facts && !isComplete(project.document.videos[id], facts));
  if (unfinished.length === 0) return project;
  const document = withEdits(project, videos, unfinished, await readRide(track));
  return db().transaction(async (tx) => {
    const [current] = await tx.select().from(projects).where(eq(projects.id, project.id)).for("update");
    if (!current) return project;
    // Somebody else completed or saved it in this moment: theirs counts.
    if (current.version !== project.version) return current;
    const merged = { ...document, videos: { ...current.document.videos, ...document.videos } };
    await tx.update(projects).set({ document: merged }).where(eq(projects.id, project.id));
    return { ...current, document: merged };
  });
}

/** One that takes the place of another has that one's clip, which may reach beyond its end. */
function isComplete(edit: VideoEdit | undefined, { duration }: VideoFacts): boolean {
  return edit?.clip != null && edit.clip.out <= duration;
}

/** One after the other: each may lie as those before it. */
function withEdits(
  { document, version }: ProjectRow,
  videos: readonly VideoRow[],
  unfinished: readonly VideoRow[],
  ride: TrackSampler | undefined,
): ProjectDocument {
  const edits = { ...document.videos };
  for (const { id, name, facts } of unfinished) {
    if (!facts) continue;
    const others = videos.flatMap((other): LinedUp[] => {
      const sync = edits[other.id]?.sync;
      return sync && other.facts && other.id !== id ? [{ video: { ...other.facts, name: other.name }, sync }] : [];
    });
    const zone = document.units.utcOffsetMinutes;
    const proposed = ride && proposeAmong({ ...facts, name }, others, ride, zone)[0]?.sync;
    const sync = edits[id]?.sync ?? proposed ?? null;
    edits[id] = { sync, clip: clipWithin(edits[id]?.clip, facts, ride && sync ? { sync, ride } : undefined) };
  }
  const first = unfinished.find(({ id }) => id === videos[0]?.id)?.facts;
  const isTall = version === 1 && first != null && first.height > first.width;
  return { ...document, videos: edits, layout: isTall ? LAYOUTS.vertical : document.layout };
}

function clipWithin(clip: Clip | null | undefined, facts: VideoFacts, lined: Parameters<typeof firstClip>[1]): Clip {
  if (!clip || clip.in >= facts.duration) return firstClip(facts, lined);
  return { in: clip.in, out: Math.min(clip.out, facts.duration) };
}

/** Undefined when the track cannot be read: then the person lines it up. */
async function readRide(track: TrackRow): Promise<TrackSampler | undefined> {
  try {
    return createSampler(await readTrack(storedPieces(track.key)));
  } catch (error) {
    if (isUserFault(toAppError(error).code)) return undefined;
    throw error;
  }
}
