import { AppError } from "#lib/domain/errors";

/** What PostgreSQL answers whoever it does not let in or lets do too little, by SQLSTATE. */
const REFUSALS: Readonly<Record<string, string>> = {
  "28P01": "does not take this user and password",
  "28000": "does not let this user in",
  "3D000": "has no database of this name",
  "42501": "does not let this user create what SportsSync needs there",
};
const UNREACHED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
]);

/**
 * The plain words for whoever runs this when a database cannot be used as `url` names it; any other error as it is.
 * Names the host and never the password.
 */
export function explainDatabaseFault(error: unknown, url: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const refusal = REFUSALS[code];
  if (!refusal && !UNREACHED.has(code)) return error;
  const { host, pathname } = new URL(url);
  const what = refusal ?? `does not answer (${code})`;
  return new AppError(
    "unavailable",
    `The database at ${host}${pathname} ${what}. Check DATABASE_URL (and DATABASE_DIRECT_URL, where it is set).`,
  );
}
