import { exportEntries } from "#lib/server/export/export-entries";
import { zipStream } from "#lib/server/export/zip-stream";

/** Everything that is kept of a person as a ZIP archive, made as it is read. */
export function exportAccount(ownerId: string, now = new Date()): { name: string; bytes: AsyncGenerator<Uint8Array> } {
  return {
    name: `sportssync-${now.toISOString().slice(0, 10)}.zip`,
    bytes: zipStream(exportEntries(ownerId, now)),
  };
}
