import { escapeHtml } from "#lib/domain/embed";
import { filmToWatch, posterOf } from "#lib/domain/render/renditions";
import { shareAddresses } from "#lib/server/share-resource";
import type { OpenShare } from "#lib/server/shares";

/** A shared film for other sites' pages: no script, no style sheet; nothing but the poster is loaded before it plays. */
export function embedPage(token: string, { title, renditions }: OpenShare): Response {
  const { url, filmUrl, posterUrl } = shareAddresses(token);
  const poster = posterOf(renditions) && posterUrl;
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(url)}">
<title>${escapeHtml(title)}</title>
<style>
html, body { height: 100%; margin: 0; background: #000; color: #fff; font: 15px/1.4 system-ui, sans-serif }
video, img { display: block; width: 100%; height: 100%; object-fit: contain }
a {
  position: absolute; inset: 0 auto auto 0; max-width: calc(100% - 24px); box-sizing: border-box; padding: 10px 12px;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  color: #fff; text-decoration: none; text-shadow: 0 1px 3px #000, 0 0 12px #000
}
a:hover { text-decoration: underline }
a:focus-visible { outline: 2px solid #ffc53d; outline-offset: -3px }
</style>
${filmToWatch(renditions) ? videoTag({ title, filmUrl, poster }) : imageTag(title, poster)}
<a href="${escapeHtml(url)}" target="_blank" rel="noopener">${escapeHtml(title)} · SportsSync</a>
</html>
`;
  return new Response(html, {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "private, max-age=60" },
  });
}

function videoTag({ title, filmUrl, poster }: { title: string; filmUrl: string; poster: string | undefined }): string {
  const picture = poster ? ` poster="${escapeHtml(poster)}"` : "";
  return `<video controls playsinline preload="none" src="${escapeHtml(filmUrl)}"${picture} aria-label="${escapeHtml(title)}"></video>`;
}

function imageTag(title: string, poster: string | undefined): string {
  return poster ? `<img src="${escapeHtml(poster)}" alt="${escapeHtml(title)}">` : "";
}
