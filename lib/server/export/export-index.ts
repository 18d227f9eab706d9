import { escapeHtml } from "#lib/domain/embed";
import { filesOf, rendersOf, tracksOf, videosOf } from "#lib/server/export/person-rows";
import { downloadName } from "#lib/server/file-urls";
import { storage } from "#lib/server/storage/open-storage";

/** Days for which the links of an archive work: the most that S3 signs an address for. */
const LINK_DAYS = 7;

/**
 * The archive's first page, piece by piece: what is in it, and links to the large files that are not. A film's link ends
 * with the film.
 * @param linkedTracks Ids of the tracks that are not in the archive themselves.
 */
export async function* exportIndex(
  ownerId: string,
  now: Date,
  linkedTracks: readonly string[],
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces(ownerId, now, linkedTracks)) yield new TextEncoder().encode(piece);
}

async function* pieces(ownerId: string, now: Date, linkedTracks: readonly string[]): AsyncGenerator<string> {
  const until = new Date(now.getTime() + LINK_DAYS * DAY);
  yield HEAD;
  yield `<p>Made on ${day(now)}. The links on this page work until ${day(until)}; whoever has this file can use them.</p>
<ul>
<li><b>account.json</b>: your account, webhooks (without their secrets), uploads under way, notices, renders ordered</li>
<li><b>projects/</b>: each ride as you set it up, with its renders and links</li>
<li><b>tracks/</b>: your tracks as you uploaded them</li>
<li><b>layouts/</b>: your own layouts; SportsSync opens them again</li>
<li><b>videos/</b>: what is known of each video; the files themselves are linked here</li>
</ul>
<h2>Videos</h2>
<ul>
`;
  for await (const { name, key, youtubeId } of videosOf(ownerId)) {
    if (youtubeId) yield item(name, `https://www.youtube.com/watch?v=${youtubeId}`);
    else if (key) yield item(name, await signed(key, name, until));
  }
  yield "</ul>\n<h2>Films</h2>\n<ul>\n";
  for await (const { id, status, order, expiresAt } of rendersOf(ownerId)) {
    const end = expiresAt && expiresAt < until ? expiresAt : until;
    if (status !== "done" || end <= now) continue;
    for (const { kind, format, key, width, height } of await filesOf([id])) {
      const name = `${order.title} (${kind}, ${width} × ${height})`;
      yield item(name, await signed(key, downloadName(order.title, format, kind), end), `until ${day(end)}`);
    }
  }
  yield "</ul>\n";
  if (linkedTracks.length > 0) {
    yield "<h2>Tracks that are not in this archive</h2>\n<ul>\n";
    for await (const { id, name, key } of tracksOf(ownerId)) {
      if (linkedTracks.includes(id)) yield item(name, await signed(key, name, until));
    }
    yield "</ul>\n";
  }
  yield "</main>\n</html>\n";
}

const DAY = 86_400_000;
const day = (moment: Date) => moment.toISOString().slice(0, 10);

async function signed(key: string, downloadName: string, until: Date): Promise<string> {
  const expiresInSeconds = Math.max(1, Math.min(LINK_DAYS * 86_400, Math.floor((until.getTime() - Date.now()) / 1000)));
  return storage().signGet(key, { expiresInSeconds, downloadName });
}

const item = (name: string, url: string, note = "") =>
  `<li><a href="${escapeHtml(url)}">${escapeHtml(name)}</a>${note && ` ${escapeHtml(note)}`}</li>\n`;

const HEAD = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<meta name="referrer" content="no-referrer">
<title>Your data · SportsSync</title>
<style>body { margin: 0; font: 1rem/1.5 system-ui, sans-serif } main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: anywhere }</style>
<main>
<h1>Your data</h1>
`;
