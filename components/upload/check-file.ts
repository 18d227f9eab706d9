import type { UploadKind } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import type { TrackFacts } from "#lib/domain/track/track-facts";
import { isVideoContainer, VIDEO_START_BYTES } from "#lib/domain/upload/video-container";
import { readTrackFile } from "./read-track-file.ts";
import { readVideoFile, type VideoPreview } from "./read-video-file.ts";
import { refuseTooLarge } from "./upload-limit.ts";

/** What the browser can tell of a file before any of it is sent. */
export type FilePreview =
  | { readonly kind: "track"; readonly facts: TrackFacts }
  | { readonly kind: "video"; readonly facts: VideoPreview | undefined };

/** Looks at a chosen file. Throws AppError, in plain words, for one that the server would refuse. */
export async function checkFile(file: File, kind: UploadKind, signal: AbortSignal): Promise<FilePreview> {
  if (file.size === 0) {
    throw new AppError("invalid_request", "This file is empty (0 bytes). Copy it from the device again.");
  }
  if (kind === "track") return { kind, facts: await readTrackFile(file, signal) };
  await refuseTooLarge(file);
  if (!isVideoContainer(await startOf(file))) {
    throw new AppError(
      "invalid_video",
      "This file is not a video, whatever its name says. Choose the MP4, MOV, MKV or other recording of your camera.",
    );
  }
  return { kind, facts: await readVideoFile(file, signal) };
}

async function startOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, VIDEO_START_BYTES).arrayBuffer());
  } catch (error) {
    throw new AppError("invalid_request", "This file cannot be read. Is it a folder, or was its device unplugged?", {
      cause: error,
    });
  }
}
