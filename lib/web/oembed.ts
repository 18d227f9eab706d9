import type { Oembed, OembedQuery } from "#lib/contracts/oembed";
import { embedHtml, embedSize } from "#lib/domain/embed";
import { AppError, toAppError } from "#lib/domain/errors";
import type { Size } from "#lib/domain/render/framing";
import { filmToWatch, posterOf } from "#lib/domain/render/renditions";
import { env } from "#lib/server/env";
import { shareAddresses } from "#lib/server/share-resource";
import { type OpenShare, openShare } from "#lib/server/shares";

/** A day; less when the link ends sooner. */
const LONGEST_CACHE = 86_400;

/**
 * What another site needs to show a share link as a film (oembed.com). Throws AppError `not_found` for what is no link
 * of ours or has expired, `unauthorized` for one that was taken back, `unsupported` for other formats than JSON.
 */
export async function oembed({ url, maxwidth, maxheight, format }: OembedQuery): Promise<Oembed> {
  if (format !== "json") {
    throw new AppError("unsupported", `oEmbed as ${format}`, { userMessage: "Only format=json is answered here." });
  }
  const token = tokenOf(url);
  if (token === undefined) throw notOurs();
  const share = await openShare(token).catch(asOembedSays);
  const most = { width: maxwidth, height: maxheight };
  const { title, renditions } = share;
  const film = filmToWatch(renditions);
  const poster = posterOf(renditions);
  const addresses = shareAddresses(token);
  const common = {
    version: "1.0",
    title,
    provider_name: "SportsSync",
    provider_url: env().PUBLIC_URL,
    cache_age: cacheAge(share),
    ...(poster && fits(poster, most) && thumbnail(addresses.posterUrl, poster)),
  } as const;
  if (!film) return { ...common, type: "link" };
  const size = embedSize(film, most);
  return { ...common, type: "video", ...size, html: embedHtml({ ...size, title, embedUrl: addresses.embedUrl }) };
}

/** The token in the address of a share or of its embedded page. */
function tokenOf(url: string): string | undefined {
  const { origin } = new URL(env().PUBLIC_URL);
  const asked = new URL(url);
  if (asked.origin !== origin) return undefined;
  return /^\/(?:s|embed)\/([\w-]+)\/?$/.exec(asked.pathname)?.[1];
}

function notOurs(): AppError {
  return new AppError("not_found", "oEmbed of what is no share link", {
    userMessage: "This address is not a share link of this site.",
  });
}

/** oEmbed knows two ways to be refused: not there (404), and not public (401). */
function asOembedSays(error: unknown): never {
  const { code, message, userMessage, details } = toAppError(error);
  if (code !== "gone") throw error;
  throw new AppError(details?.reason === "revoked" ? "unauthorized" : "not_found", message, { userMessage });
}

function thumbnail(url: string, { width, height }: Size) {
  return { thumbnail_url: url, thumbnail_width: width, thumbnail_height: height };
}

function fits({ width, height }: Size, most: { width: number | undefined; height: number | undefined }): boolean {
  return width <= (most.width ?? width) && height <= (most.height ?? height);
}

function cacheAge({ expiresAt }: OpenShare): number {
  const left = Math.floor((Date.parse(expiresAt) - Date.now()) / 1000);
  return Math.max(0, Math.min(LONGEST_CACHE, left));
}
