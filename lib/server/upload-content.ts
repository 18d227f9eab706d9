import type { UploadKind } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { readTrack } from "#lib/domain/track/read-track";
import { isVideoContainer, VIDEO_START_BYTES } from "#lib/domain/upload/video-container";
import { storage } from "#lib/server/storage/open-storage";
import { storedPieces } from "#lib/server/stored-pieces";
import type { UploadRow } from "#lib/server/upload-parts";

/**
 * Whether the file that came is what it was announced as. A video is told by its first bytes, the worker looks
 * deeper; a track is read, so that a bad one is refused while its person still stands before the screen.
 * Throws AppError `invalid_video`, `invalid_track` or, when the size differs, `invalid_request`.
 */
export async function checkUploadedContent({ kind, key, size }: UploadRow): Promise<void> {
  const stored = await storage().head(key);
  if (stored?.size !== size) {
    throw new AppError("invalid_request", `upload has ${stored?.size ?? "no"} bytes, announced were ${size}`, {
      userMessage: `The file was announced with ${size} bytes, but ${stored?.size ?? 0} came. Please upload it again.`,
    });
  }
  if (kind === "track") await readTrack(storedPieces(key));
  else if (!isVideoContainer(await storage().readStart(key, VIDEO_START_BYTES))) {
    throw new AppError(
      "invalid_video",
      "This file is not a video, whatever its name says. Choose the MP4, MOV, MKV or other recording of your camera.",
    );
  }
}

const VIDEO_TYPES: Readonly<Record<string, string>> = {
  mp4: "video/mp4",
  m4v: "video/mp4",
  mov: "video/quicktime",
  mkv: "video/x-matroska",
  webm: "video/webm",
  avi: "video/x-msvideo",
  mts: "video/mp2t",
  m2ts: "video/mp2t",
  ts: "video/mp2t",
};

/**
 * What storage serves the file as: a type of this short list, never one that a browser would run. A GPX is XML, and XML
 * that is opened as a page may carry scripts, whatever the `+xml` type calls itself: tracks are plain bytes.
 */
export function contentTypeFor(kind: UploadKind, name: string): string {
  const extension = name.split(".").at(-1)?.toLowerCase() ?? "";
  return (kind === "video" && VIDEO_TYPES[extension]) || "application/octet-stream";
}
