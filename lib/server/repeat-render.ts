import { and, eq } from "drizzle-orm";
import type { RenderResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { withAccount } from "#lib/server/accounts";
import { projects, renders, videos } from "#lib/server/db/schema";
import { insertOrder } from "#lib/server/insert-order";
import { found, owned } from "#lib/server/owned";
import { getRender } from "#lib/server/renders";

/**
 * Orders the very same render once more, whatever became of the project since; only places are hidden as the project
 * hides them now: who draws a zone wants no new film without it. Throws AppError `not_found`, `gone` when its video is
 * no longer stored, `limit_reached`.
 */
export async function repeatRender(ownerId: string, renderId: string): Promise<RenderResource> {
  const id = await withAccount(ownerId, async (tx, account) => {
    const [row] = await tx
      .select({
        projectId: renders.projectId,
        order: renders.order,
        frames: renders.framesTotal,
        document: projects.document,
      })
      .from(renders)
      .innerJoin(projects, eq(projects.id, renders.projectId))
      .where(owned(renders, ownerId, renderId))
      // The project before its video, as whoever deletes it: each would wait for the other for ever.
      .for("share", { of: projects });
    const { order, document, ...render } = found(row, "render");
    const { id: videoId, key, youtubeId } = order.video;
    const same = key === null ? eq(videos.youtubeId, youtubeId ?? "") : eq(videos.key, key);
    const [video] = await tx
      .select({ id: videos.id })
      .from(videos)
      .where(and(owned(videos, ownerId, videoId), same))
      .for("share");
    if (!video) throw videoIsGone(renderId);
    return insertOrder(tx, account, { order: { ...order, privacy: document.privacy }, ...render });
  });
  return getRender(ownerId, id);
}

function videoIsGone(renderId: string): AppError {
  return new AppError("gone", `the video of render ${renderId} is gone`, {
    userMessage: "The video of this render is no longer stored. Open the project and render it from there.",
  });
}
