import { and, eq, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { AppError } from "#lib/domain/errors";

type OwnedTable = { readonly id: AnyPgColumn; readonly ownerId: AnyPgColumn };

/**
 * The condition under which a row is this person's, and this very row. The one place where ownership is decided:
 * every query of a service that takes an `ownerId` goes through it.
 */
export function owned(table: OwnedTable, ownerId: string, id: string): SQL {
  return and(eq(table.id, id), eq(table.ownerId, ownerId)) as SQL;
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
