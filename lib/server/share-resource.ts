import type { ShareResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";

/** A live share as the API shows it: it lives as long as its render's files. */
export function shareResource(token: string, render: { expiresAt: Date | null }): ShareResource {
  if (!render.expiresAt) throw new AppError("internal", "a finished render has no expiry");
  const url = `${env().PUBLIC_URL}/s/${token}`;
  return { token, url, expiresAt: render.expiresAt.toISOString() };
}
