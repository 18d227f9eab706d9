import { asc, sql } from "drizzle-orm";
import type { SavedLayout } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import type { Layout } from "#lib/domain/overlay/layout";
import { isTakenName } from "#lib/domain/overlay/layouts/layout-name";
import { db, type Queryable } from "#lib/server/db/client";
import { layouts } from "#lib/server/db/schema";
import { found, owned, ownedBy } from "#lib/server/owned";

/** A person's own layouts. */
const MOST_LAYOUTS = 100;

/** A person's own layouts, in the order in which they were made. */
export async function listLayouts(ownerId: string): Promise<SavedLayout[]> {
  const rows = await rowsOf(db(), ownerId);
  return rows.map(resourceOf);
}

/** Keeps a layout under its own name. Throws AppError `conflict` for a name in use or one layout too many. */
export async function createLayout(ownerId: string, layout: Layout): Promise<SavedLayout> {
  return alone(ownerId, async (tx) => {
    const rows = await rowsOf(tx, ownerId);
    refuseTaken(layout, rows);
    if (rows.length >= MOST_LAYOUTS) throw tooMany(rows.length);
    const [row] = await tx.insert(layouts).values({ ownerId, layout }).returning();
    return resourceOf(found(row, "layout"));
  });
}

/** Puts another layout, or the same under another name, in its place. Throws AppError `not_found`, `conflict`. */
export async function updateLayout(ownerId: string, id: string, layout: Layout): Promise<SavedLayout> {
  return alone(ownerId, async (tx) => {
    const others = (await rowsOf(tx, ownerId)).filter((row) => row.id !== id);
    refuseTaken(layout, others);
    const [row] = await tx
      .update(layouts)
      .set({ layout, updatedAt: new Date() })
      .where(owned(layouts, ownerId, id))
      .returning();
    return resourceOf(found(row, "layout"));
  });
}

/** Projects keep the copy that they were made with. Throws AppError `not_found`. */
export async function deleteLayout(ownerId: string, id: string): Promise<void> {
  const [row] = await db()
    .delete(layouts)
    .where(owned(layouts, ownerId, id))
    .returning({ id: layouts.id });
  found(row, "layout");
}

type Row = typeof layouts.$inferSelect;

function rowsOf(queryable: Queryable, ownerId: string): Promise<Row[]> {
  return queryable
    .select()
    .from(layouts)
    .where(ownedBy(layouts, ownerId))
    .orderBy(asc(layouts.createdAt), asc(layouts.id));
}

/** One person's changes one after another: two windows cannot both take the last place or the same name. */
function alone<Value>(ownerId: string, change: (tx: Queryable) => Promise<Value>): Promise<Value> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`layouts ${ownerId}`}, 0))`);
    return change(tx);
  });
}

function refuseTaken({ name }: Layout, others: readonly Row[]): void {
  if (
    !isTakenName(
      name,
      others.map(({ layout }) => layout.name),
    )
  )
    return;
  throw new AppError("conflict", `there is a layout called ${JSON.stringify(name)}`, {
    userMessage: `There is already a layout called "${name}". Choose another name.`,
  });
}

function tooMany(count: number): AppError {
  return new AppError("conflict", `${count} layouts are kept already`, {
    userMessage: `You keep ${count} layouts of your own, which is as many as there can be. Delete one of them first.`,
  });
}

function resourceOf({ id, layout, createdAt, updatedAt }: Row): SavedLayout {
  return { id, layout, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
