import { AppError } from "#lib/domain/errors";

// No segment begins with a dot, so neither "..", nor a hidden file, nor an empty segment can be written.
const KEY = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)+$/i;

/** The key itself when it may become a path. Throws AppError `internal`: keys never come from people. */
export function checkKey(key: string): string {
  if (key.length > 512 || !KEY.test(key)) throw new AppError("internal", `not a storage key: ${JSON.stringify(key)}`);
  return key;
}
