import "server-only";
import { AppError } from "#lib/domain/errors";
import { filmToWatch, posterOf } from "#lib/domain/render/renditions";
import { shareAddresses } from "#lib/server/share-resource";
import { openShare } from "#lib/server/shares";
import { qrSvg } from "#lib/web/qr-svg";

/**
 * What hangs on a share link beside its page: its QR code, and addresses of poster and film that last as long as the
 * link does (the files' own expire within hours). Throws AppError `not_found`, `gone`.
 */
export async function shareFile(token: string, name: string): Promise<Response> {
  const { renditions } = await openShare(token);
  if (name === "qr.svg") {
    const headers = { "content-type": "image/svg+xml", "cache-control": "private, max-age=3600" };
    return new Response(qrSvg(shareAddresses(token).url), { headers });
  }
  const file = name === "poster.jpg" ? posterOf(renditions) : name === "film" ? filmToWatch(renditions) : undefined;
  if (!file) {
    throw new AppError("not_found", `share has no ${name}`, { userMessage: "There is nothing at this address." });
  }
  return new Response(null, { status: 302, headers: { location: file.url, "cache-control": "no-store" } });
}
