import { eq } from "drizzle-orm";
import { AppError } from "#lib/domain/errors";
import type { Queryable } from "#lib/server/db/client";
import { projects } from "#lib/server/db/schema";
import { found, owned } from "#lib/server/owned";

export type ProjectRow = typeof projects.$inferSelect;

/**
 * A person's project locked for a change within this transaction, its version raised: of two windows that saw the same
 * version exactly one gets it. Throws AppError `conflict`, with the present version in `details`, when it was changed
 * since `version`; `not_found`.
 */
export async function claimProject(tx: Queryable, ownerId: string, id: string, version: number): Promise<ProjectRow> {
  const [row] = await tx
    .select()
    .from(projects)
    .where(owned(projects, ownerId, id))
    .for("update");
  const project = found(row, "project");
  if (project.version !== version) {
    throw new AppError("conflict", `project ${id} is at version ${project.version}, not ${version}`, {
      userMessage: "This project was changed in another window meanwhile. Reload to go on with the latest state.",
      details: { version: project.version },
    });
  }
  const raised = { version: version + 1, updatedAt: new Date() };
  await tx.update(projects).set(raised).where(eq(projects.id, id));
  return { ...project, ...raised };
}
