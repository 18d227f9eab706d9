import { sql } from "drizzle-orm";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { allowOnly } from "#lib/web/allow-only";
import { json, publicRoute } from "#lib/web/route";

/** 200 when this server can answer people, which it cannot without its database. */
export const GET = publicRoute(async () => {
  try {
    await db().execute(sql`select 1`);
  } catch (error) {
    throw new AppError("unavailable", "the database does not answer", { cause: error });
  }
  return json({ status: "ok" });
});

const refused = allowOnly("GET");

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT };
