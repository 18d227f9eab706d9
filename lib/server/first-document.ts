import { and, eq } from "drizzle-orm";
import type { ProjectDocument } from "#lib/contracts/project";
import { isUserFault, toAppError } from "#lib/domain/errors";
import { METRIC } from "#lib/domain/overlay/display-units";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { DEFAULT_OUTPUT } from "#lib/domain/render/output";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { proposeSync } from "#lib/domain/sync/propose-sync";
import type { Sync } from "#lib/domain/sync/sync";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import { db } from "#lib/server/db/client";
import { projects } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";
import type { TrackRow } from "#lib/server/tracks";
import type { VideoRow } from "#lib/server/videos";

type ProjectRow = typeof projects.$inferSelect;

/** Seconds of the first clip: short enough that the first render is soon there. */
const FIRST_CLIP = 30;

/** What a project begins with, before its video is known. */
export function emptyDocument(utcOffsetMinutes = 0): ProjectDocument {
  return {
    sync: null,
    clip: null,
    layout: LAYOUTS.cockpit,
    units: { ...METRIC, utcOffsetMinutes },
    rider: {},
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
  const document: ProjectDocument = {
    ...project.document,
    clip: { in: 0, out: Math.min(FIRST_CLIP, facts.duration) },
    sync: project.document.sync ?? (await firstSync(video.name, facts, track, project.document.units.utcOffsetMinutes)),
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

/** The likeliest way in which the video lies on the ride. Null when the track cannot be read: then the person sets it. */
async function firstSync(
  name: string,
  facts: VideoFacts,
  track: TrackRow,
  utcOffsetMinutes: number,
): Promise<Sync | null> {
  try {
    const ride = createSampler(await readTrack([await storage().read(track.key)]));
    return proposeSync({ ...facts, name }, ride, utcOffsetMinutes)[0]?.sync ?? null;
  } catch (error) {
    if (isUserFault(toAppError(error).code)) return null;
    throw error;
  }
}
