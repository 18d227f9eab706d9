import { createTrackReader } from "#lib/domain/track/read/track-reader";
import type { Track } from "#lib/domain/track/track";

/**
 * Reads a recorded activity (FIT, GPX or TCX, also compressed with gzip), whose format is told from its content. Fed
 * with pieces of any size, it never holds more of the file than one piece. Throws `invalid_track`, in plain words, for
 * anything that is not a ride with times, and `too_large` for more than can be shown.
 */
export async function readTrack(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Track> {
  const reader = createTrackReader();
  for await (const piece of source) reader.write(piece);
  return reader.end();
}
