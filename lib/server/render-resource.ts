import { and, inArray, isNull } from "drizzle-orm";
import type { RenderProgress, RenderResource, RenditionResource } from "#lib/contracts/api";
import { FILM_SIZES } from "#lib/domain/render/output";
import { db } from "#lib/server/db/client";
import { type renders, renditions, shares } from "#lib/server/db/schema";
import { downloadName, FILE_URL_LIFETIME } from "#lib/server/file-urls";
import { shareResource } from "#lib/server/share-resource";
import { storage } from "#lib/server/storage/open-storage";

type RenderRow = typeof renders.$inferSelect;
type RenditionRow = typeof renditions.$inferSelect;

/** What a render row says of how far it is; one whose time is over has expired, whether or not that was noticed yet. */
export function progressOf(row: RenderRow): RenderProgress {
  const { version, stage, progress, framesDone, framesTotal, eta, problem } = row;
  const status = row.status === "done" && isPast(row.expiresAt) ? "expired" : row.status;
  return { version, status, stage, progress, framesDone, framesTotal, eta, problem };
}

/** Rows as the API shows them, with their files and live shares. */
export async function renderResources(rows: RenderRow[]): Promise<RenderResource[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [files, live] = await Promise.all([
    db().select().from(renditions).where(inArray(renditions.renderId, ids)),
    db()
      .select()
      .from(shares)
      .where(and(inArray(shares.renderId, ids), isNull(shares.revokedAt))),
  ]);
  return Promise.all(
    rows.map(async (row) => {
      const { video, track: _track, logo: _logo, privacy: _privacy, ...order } = row.order;
      const share = live.find((each) => each.renderId === row.id);
      const progress = progressOf(row);
      const isKept = progress.status === "done";
      return {
        ...progress,
        id: row.id,
        projectId: row.projectId,
        order,
        video: { id: video.id, name: video.name, youtubeId: video.youtubeId },
        warnings: row.warnings,
        renditions: await renditionResources(row, files),
        share: share && isKept ? shareResource(share.token, row) : null,
        createdAt: row.createdAt.toISOString(),
        finishedAt: row.finishedAt?.toISOString() ?? null,
        expiresAt: row.expiresAt?.toISOString() ?? null,
        extendable: isKept && row.extendedAt === null,
      };
    }),
  );
}

/** Expired renders are marked by a job that comes round now and then. */
const isPast = (moment: Date | null): boolean => moment !== null && moment <= new Date();

/** Whole seconds, rounded down; without end for what never expires. */
const secondsUntil = (moment: Date | null): number =>
  moment ? Math.floor((moment.getTime() - Date.now()) / 1000) : Number.POSITIVE_INFINITY;

/**
 * The files of a finished render: films from the largest on, the poster last. One whose time is over has none, whether
 * or not that was noticed yet.
 * @param lifetime Seconds for which the addresses work; never beyond the render's own end.
 */
export async function renditionResources(
  row: RenderRow,
  files: RenditionRow[],
  lifetime = FILE_URL_LIFETIME,
): Promise<RenditionResource[]> {
  const expiresInSeconds = Math.min(lifetime, secondsUntil(row.expiresAt));
  if (row.status !== "done" || expiresInSeconds < 1) return [];
  const own = files.filter((file) => file.renderId === row.id).sort((a, b) => rank(a) - rank(b));
  const films = own.filter(({ kind }) => kind !== "poster");
  return Promise.all(
    own.map(async ({ kind, format, key, size, width, height }) => {
      // Beside others of the same ride, a file says which one it is.
      const name = films.length > 1 && kind !== "poster" ? `${Math.min(width, height)}p` : undefined;
      const fileName = downloadName(row.order.title, format, kind === "overlay" ? "overlay" : name);
      const [url, downloadUrl] = await Promise.all([
        storage().signGet(key, { expiresInSeconds }),
        storage().signGet(key, { expiresInSeconds, downloadName: fileName }),
      ]);
      return { kind, format, url, downloadUrl, fileName, size, width, height };
    }),
  );
}

const ORDER: readonly RenditionResource["kind"][] = [...FILM_SIZES, "overlay", "poster"];
const rank = ({ kind }: RenditionRow): number => ORDER.indexOf(kind);
