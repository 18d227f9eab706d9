import { AppError } from "#lib/domain/errors";
import { prepareDatabase } from "#lib/server/db/migrate";
import { runCli } from "./cli.ts";

/** `npm run migrate`: brings the database at DATABASE_URL to the shape of this version; the launcher and every worker do the same. */
await runCli(async () => {
  const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (!url) throw new AppError("invalid_request", "DATABASE_URL is missing: it names the database to migrate.");
  await prepareDatabase(url);
}, "npm run migrate    creates or updates tables and queues in DATABASE_URL");
