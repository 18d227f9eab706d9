import type { ShareResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { env } from "#lib/server/env";

/** A live share as the API shows it: it lives as long as its render's files. */
export function shareResource(token: string, render: { expiresAt: Date | null }): ShareResource {
  if (!render.expiresAt) throw new AppError("internal", "a finished render has no expiry");
  const { url, embedUrl, qrUrl } = shareAddresses(token);
  return { token, url, embedUrl, qrUrl, expiresAt: render.expiresAt.toISOString() };
}

/** Where a share's page and what belongs to it is; none of these expires before the share does. */
export function shareAddresses(token: string) {
  const site = env().PUBLIC_URL;
  const url = `${site}/s/${token}`;
  return {
    url,
    embedUrl: `${site}/embed/${token}`,
    qrUrl: `${url}/qr.svg`,
    posterUrl: `${url}/poster.jpg`,
    filmUrl: `${url}/film`,
    oembedUrl: `${site}/api/oembed?url=${encodeURIComponent(url)}`,
  };
}
