import type { UploadKind } from "#lib/contracts/api";
import { isSmallCopy } from "#lib/domain/chapters";
import { detectFormat, HEAD_BYTES, isTrackFormat } from "#lib/domain/track/read/detect-format";
import { isVideoContainer, VIDEO_START_BYTES } from "#lib/domain/upload/video-container";

/** Why nothing can be done with a file. */
type Unfit = "unreadable" | "neither" | "smallCopy";

export type SortedFiles = {
  /** In the order given; a file whose name alone says what it is counts too: what is wrong with it is said of it. */
  readonly files: readonly { readonly file: File; readonly kind: UploadKind }[];
  readonly others: readonly { readonly file: File; readonly why: Unfit }[];
};

/**
 * Tells videos and tracks among files that were chosen together, by their content. `meant`: what a file is taken for
 * that says nothing of itself, because it was chosen where only such files belong.
 */
export async function sortFiles(files: readonly File[], meant?: UploadKind): Promise<SortedFiles> {
  const found = await Promise.all(files.map(async (file) => ({ file, what: await whatIs(file, meant) })));
  const hasOriginals = found.some(({ file, what }) => what === "video" && !isSmallCopy(file.name));
  const sorted = found.map(({ file, what }) => ({
    file,
    what: what === "video" && hasOriginals && isSmallCopy(file.name) ? ("smallCopy" as const) : what,
  }));
  return {
    files: sorted.flatMap(({ file, what }) => (what === "video" || what === "track" ? [{ file, kind: what }] : [])),
    others: sorted.flatMap(({ file, what }) => (what === "video" || what === "track" ? [] : [{ file, why: what }])),
  };
}

const VIDEO_NAME = /\.(mp4|mov|m4v|mkv|webm|avi|mts|m2ts|ts)$/i;
const TRACK_NAME = /\.(gpx|tcx|fit|srt)(\.gz)?$/i;

async function whatIs(file: File, meant: UploadKind | undefined): Promise<UploadKind | Unfit> {
  // A folder is dropped as a file that cannot be read.
  const bytes = await file
    .slice(0, Math.max(VIDEO_START_BYTES, HEAD_BYTES))
    .arrayBuffer()
    .catch(() => undefined);
  if (!bytes) return "unreadable";
  const start = new Uint8Array(bytes);
  if (isVideoContainer(start)) return "video";
  if (isTrackFormat(detectFormat(start))) return "track";
  if (VIDEO_NAME.test(file.name)) return "video";
  return TRACK_NAME.test(file.name) ? "track" : (meant ?? "neither");
}
