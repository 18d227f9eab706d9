import { and, eq, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { AppError } from "#lib/domain/errors";

type OwnedTable = { readonly id: AnyPgColumn; readonly ownerId: AnyPgColumn };

/**
 * The condition under which a row is this person's. The one place where ownership is decided: every query of a service
 * that takes an `ownerId` goes through it or through `owned` (a test reads the sources for others).
 */
export function ownedBy(table: { readonly ownerId: AnyPgColumn }, ownerId: string): SQL {
  return eq(table.ownerId, ownerId);
}

/** The same, and this very row. */
export function owned(table: OwnedTable, ownerId: string, id: string): SQL {
  return and(eq(table.id, id), ownedBy(table, ownerId)) as SQL;
}

/** The row, or AppError `not_found`: another person's row and none look the same from outside. */
export function found<Row>(
  row: Row | undefined,
  what: "project" | "video" | "track" | "render" | "layout" | "webhook",
): Row {
  if (row !== undefined) return row;
  throw new AppError("not_found", `no such ${what} of this owner`, {
    userMessage: `This ${what} does not exist, or it is not yours.`,
  });
}
