import { and, desc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { RenderOutlook } from "#lib/contracts/api";
import type { Clip } from "#lib/contracts/project";
import { outputSchema } from "#lib/domain/render/output";
import { renderPace } from "#lib/domain/render/render-pace";
import { renderWork } from "#lib/domain/render/render-work";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { db } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { UNDER_WAY } from "#lib/server/insert-order";

/** Renders that the pace is taken from: enough to be steady, few enough to follow a new machine. */
const LAST = 20;
/** Beyond that many nobody wants to know it to the minute. */
const MOST_AHEAD = 200;

/** How quickly renders are made here, and what a render that this person orders now would wait for. */
export async function renderOutlook(ownerId: string): Promise<RenderOutlook> {
  const [finished, underWay] = await Promise.all([
    read(and(eq(renders.status, "done"), isNotNull(renders.startedAt)) as SQL, LAST, desc(renders.finishedAt)),
    read(inArray(renders.status, [...UNDER_WAY]), MOST_AHEAD, renders.createdAt),
  ]);
  const pace = renderPace(finished.map((render) => ({ work: workOf(render), took: render.took ?? 0 })));
  const ahead = beforeNew(underWay, ownerId);
  // Workers tell nothing about themselves; what runs at this moment shows how many renders they take at a time.
  const atOnce = Math.max(1, underWay.filter(({ status }) => status === "running").length);
  const work = ahead.reduce((sum, render) => sum + workOf(render) * (1 - render.progress), 0);
  return { pace, measured: finished.length, ahead: { renders: ahead.length, work: work / atOnce } };
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

function workOf({ facts, clip, output }: Row): number {
  return renderWork({ facts, clip, output: outputSchema.parse(output) });
}

/** The few parts of an order that count: a whole one may hold a picture. */
function read(condition: SQL, limit: number, order: SQL | typeof renders.createdAt) {
  return db()
    .select({
      ownerId: renders.ownerId,
      status: renders.status,
      progress: renders.progress,
      took: sql<number | null>`extract(epoch from ${renders.finishedAt} - ${renders.startedAt})::float8`,
      facts: sql<VideoFacts>`${renders.order} -> 'video' -> 'facts'`,
      clip: sql<Clip>`${renders.order} -> 'clip'`,
      output: sql<unknown>`${renders.order} -> 'output'`,
    })
    .from(renders)
    .where(condition)
    .orderBy(order)
    .limit(limit);
}
