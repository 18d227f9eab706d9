import { setImmediate } from "node:timers/promises";
import { storage } from "#lib/server/storage/open-storage";

/** A compressed piece may hold a hundred times as much. */
const PIECE_BYTES = 64 * 1024;

/** A stored file piece by piece, which lets other requests in between: a track of 60 MB takes seconds to read. */
export async function* storedPieces(key: string): AsyncGenerator<Uint8Array> {
  const bytes = await storage().read(key);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES);
    await setImmediate();
  }
}
