import { detectFormat, HEAD_BYTES, isTrackFormat } from "#lib/domain/track/read/detect-format";
import { isVideoContainer, VIDEO_START_BYTES } from "#lib/domain/upload/video-container";

export type SortedFiles = {
  readonly video?: File;
  readonly track?: File;
  /** Neither of the two, or one too many. */
  readonly others: readonly File[];
};

/** Tells the first video and the first track among files that were dropped together, by their content. */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const kinds = await Promise.all(files.map(kindOf));
  const video = files[kinds.indexOf("video")];
  const track = files[kinds.indexOf("track")];
  const others = files.filter((file) => file !== video && file !== track);
  return { ...(video && { video }), ...(track && { track }), others };
}

async function kindOf(file: File): Promise<"video" | "track" | undefined> {
  // A folder is dropped as a file that cannot be read.
  const bytes = await file
    .slice(0, Math.max(VIDEO_START_BYTES, HEAD_BYTES))
    .arrayBuffer()
    .catch(() => undefined);
  if (!bytes) return undefined;
  const start = new Uint8Array(bytes);
  if (isVideoContainer(start)) return "video";
  return isTrackFormat(detectFormat(start)) ? "track" : undefined;
}
