import { and, desc, eq, inArray, isNotNull, ne, type SQL, sql, sum } from "drizzle-orm";
import type { RenderOutlook } from "#lib/contracts/api";
import type { Clip } from "#lib/contracts/project";
import { sizeRatio, usualSize } from "#lib/domain/render/estimate";
import { type OutputWishes, outputSchema } from "#lib/domain/render/output";
import { renderPace } from "#lib/domain/render/render-pace";
import { type EstimatedRender, renderWork } from "#lib/domain/render/render-work";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { db } from "#lib/server/db/client";
import { renders, renditions } from "#lib/server/db/schema";
import { UNDER_WAY } from "#lib/server/insert-order";
import { ownedBy } from "#lib/server/owned";

/** Renders that the pace is taken from: enough to be steady, few enough to follow a new machine. */
const LAST = 20;
/** Beyond that many nobody wants to know it to the minute. */
const MOST_AHEAD = 200;

/** How quickly renders are made here, and what one of this person's that is ordered now would wait for and weigh. */
export async function renderOutlook(ownerId: string, videoId?: string): Promise<RenderOutlook> {
  const [films, finished, underWay] = await Promise.all([
    filmsOf(ownerId),
    read(and(eq(renders.status, "done"), isNotNull(renders.startedAt)) as SQL, LAST, desc(renders.finishedAt)),
    read(inArray(renders.status, [...UNDER_WAY]), MOST_AHEAD, renders.createdAt),
  ]);
  const pace = renderPace(finished.map((render) => ({ work: workOf(render), took: render.took ?? 0 })));
  const ahead = beforeNew(underWay, ownerId);
  // Workers tell nothing about themselves; what runs at this moment shows how many renders they take at a time.
  const atOnce = Math.max(1, underWay.filter(({ status }) => status === "running").length);
  const work = ahead.reduce((sum, render) => sum + workOf(render) * (1 - render.progress), 0);
  const size =
    sizeRatio(films.map(({ usual, size, ofVideo }) => ({ usual, size, isSame: ofVideo === videoId }))) ?? null;
  return { pace, measured: finished.length, ahead: { renders: ahead.length, work: work / atOnce }, size };
}

/** What this person's last films weigh, and what is usual for such. */
async function filmsOf(ownerId: string) {
  const size = db()
    .select({ sum: sum(renditions.size).mapWith(Number) })
    .from(renditions)
    .where(and(eq(renditions.renderId, renders.id), ne(renditions.kind, "poster")));
  const rows = await db()
    .select({
      ...ESTIMATED,
      ofVideo: sql<string>`${renders.order} -> 'video' ->> 'id'`,
      size: sql<string | null>`(${size})`,
    })
    .from(renders)
    .where(and(ownedBy(renders, ownerId), eq(renders.status, "done")))
    .orderBy(desc(renders.finishedAt))
    .limit(LAST);
  return rows.flatMap(({ ofVideo, size, ...row }) => {
    const render = estimated(row);
    return size === null || render.output.kind === "overlay"
      ? []
      : [{ ofVideo, size: Number(size), usual: usualSize(render) }];
  });
}

type Row = Awaited<ReturnType<typeof read>>[number];

/** Those whose turn comes first: each person's first render goes before everybody's second one, and so on. */
function beforeNew(rows: readonly Row[], ownerId: string): Row[] {
  const counts = new Map<string, number>();
  const ranked = rows.map((row) => {
    const rank = counts.get(row.ownerId) ?? 0;
    counts.set(row.ownerId, rank + 1);
    return { row, rank };
  });
  const mine = counts.get(ownerId) ?? 0;
  return ranked.filter(({ row, rank }) => row.status === "running" || rank <= mine).map(({ row }) => row);
}

/** The few parts of an order that count: a whole one may hold a picture. */
const ESTIMATED = {
  facts: sql<VideoFacts>`${renders.order} -> 'video' -> 'facts'`,
  clip: sql<Clip>`${renders.order} -> 'clip'`,
  output: sql<OutputWishes>`${renders.order} -> 'output'`,
};

/** Orders that were stored before there was a choice lack it. */
function estimated({ facts, clip, output }: { facts: VideoFacts; clip: Clip; output: OutputWishes }): EstimatedRender {
  return { facts, clip, output: outputSchema.parse(output) };
}

const workOf = (row: Row): number => renderWork(estimated(row));

function read(condition: SQL, limit: number, order: SQL | typeof renders.createdAt) {
  return db()
    .select({
      ...ESTIMATED,
      ownerId: renders.ownerId,
      status: renders.status,
      progress: renders.progress,
      took: sql<number | null>`extract(epoch from ${renders.finishedAt} - ${renders.startedAt})::float8`,
    })
    .from(renders)
    .where(condition)
    .orderBy(order)
    .limit(limit);
}
