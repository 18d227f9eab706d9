import { and, eq } from "drizzle-orm";
import type { ProjectDocument } from "#lib/contracts/project";
import { isUserFault, toAppError } from "#lib/domain/errors";
import { METRIC } from "#lib/domain/overlay/display-units";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { DEFAULT_OUTPUT } from "#lib/domain/render/output";
import { firstClip } from "#lib/domain/sync/first-clip";
import { proposeSync } from "#lib/domain/sync/propose-sync";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { db } from "#lib/server/db/client";
import { projects } from "#lib/server/db/schema";
import { storedPieces } from "#lib/server/stored-pieces";
import type { TrackRow } from "#lib/server/tracks";
import type { VideoRow } from "#lib/server/videos";

type ProjectRow = typeof projects.$inferSelect;

/** What a project begins with, before its video is known. */
export function emptyDocument(utcOffsetMinutes = 0): ProjectDocument {
  return {
    sync: null,
    clip: null,
    layout: LAYOUTS.cockpit,
    units: { ...METRIC, utcOffsetMinutes },
    rider: {},
    privacy: { zones: [] },
    logo: null,
    output: DEFAULT_OUTPUT,
  };
}

/**
 * The project with what its document lacks, saved, once the video's facts are there. Done by whoever reads the project
 * first: one path, whether the video was ready before the project was made or not. `clip` tells: a document without
 * one is not complete yet; a sync that cannot be proposed stays null for the person to set.
 */
export async function completeDocument(project: ProjectRow, video: VideoRow, track: TrackRow): Promise<ProjectRow> {
  const { facts } = video;
  if (project.document.clip || !facts) return project;
  const ride = await readRide(track);
  const { utcOffsetMinutes } = project.document.units;
  const proposed = ride && proposeSync({ ...facts, name: video.name }, ride, utcOffsetMinutes)[0]?.sync;
  const sync = project.document.sync ?? proposed ?? null;
  const document: ProjectDocument = {
    ...project.document,
    sync,
    clip: firstClip(facts, ride && sync ? { sync, ride } : undefined),
    layout: project.version === 1 && facts.height > facts.width ? LAYOUTS.vertical : project.document.layout,
  };
  const [saved] = await db()
    .update(projects)
    .set({ document, version: project.version + 1 })
    .where(and(eq(projects.id, project.id), eq(projects.version, project.version)))
    .returning();
  if (saved) return saved;
  // Somebody else completed or saved it in this moment: theirs counts.
  const [current] = await db().select().from(projects).where(eq(projects.id, project.id));
  return current ?? project;
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
