import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { EXTENSION_DAYS, type RenderResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { owned } from "#lib/server/owned";
import { getRender } from "#lib/server/renders";

/**
 * Keeps a finished render's files, and with them its link, for another while. That is done once: of two requests at
 * the same time one is refused. Throws AppError `not_found`, `conflict`, `gone` when the render has expired.
 */
export async function extendRender(ownerId: string, id: string): Promise<RenderResource> {
  const [extended] = await db()
    .update(renders)
    .set({ expiresAt: sql`${renders.expiresAt} + make_interval(days => ${EXTENSION_DAYS})`, extendedAt: new Date() })
    .where(
      and(
        owned(renders, ownerId, id),
        eq(renders.status, "done"),
        isNull(renders.extendedAt),
        gt(renders.expiresAt, new Date()),
      ),
    )
    .returning({ id: renders.id });
  const render = await getRender(ownerId, id);
  if (!extended) throw refusal(render);
  return render;
}

function refusal({ id, status }: RenderResource): AppError {
  const refused = (code: "gone" | "conflict", userMessage: string) =>
    new AppError(code, `render ${id} (${status}) was not extended`, { userMessage });
  if (status === "expired") {
    return refused("gone", "This render has expired, and its files are gone. Render it again.");
  }
  if (status !== "done") return refused("conflict", "Only a finished render can be kept longer.");
  return refused(
    "conflict",
    "This render was kept longer already, which is possible once. Download what you want to keep.",
  );
}
