import type { RenditionResource } from "#lib/contracts/api";
import { FILM_SIZES } from "#lib/domain/render/output";

/** A part that storage holds; `etag` is what storage answered when it was put. */
export type StoredPart = { partNumber: number; etag: string; size: number };
export type StoredObject = { key: string; size: number; modifiedAt: Date };

/**
 * Where files live. Two drivers, one protocol towards the browser: multipart upload through signed part URLs,
 * and signed, expiring GET URLs that answer Range requests. Keys are ours (ids, never people's file names).
 * Failures are AppErrors: `not_found` for an unknown key or upload, `unavailable` when storage cannot be reached.
 */
export type Storage = {
  createUpload(key: string, contentType: string): Promise<{ uploadId: string }>;
  /** A URL to which one part of exactly `size` bytes may be PUT until it expires; the answer carries an ETag header. */
  signPart(
    key: string,
    uploadId: string,
    part: { partNumber: number; size: number },
    expiresInSeconds: number,
  ): Promise<string>;
  /** In order of part number. */
  listParts(key: string, uploadId: string): Promise<StoredPart[]>;
  /** Joins the parts, in rising order. Throws AppError `invalid_request` when one is missing or its ETag differs. */
  completeUpload(
    key: string,
    uploadId: string,
    parts: { partNumber: number; etag: string }[],
  ): Promise<{ size: number }>;
  /** Idempotent: an upload that is gone already is fine. */
  abortUpload(key: string, uploadId: string): Promise<void>;
  /**
   * Removes what interrupted uploads and publications left behind before a moment; says how many. Uploads whose ids
   * are in `keep` stay, however old they are.
   */
  sweepUnfinished(olderThan: Date, keep: ReadonlySet<string>): Promise<number>;

  /** An expiring URL for people and players. With `downloadName` the answer is an attachment of that name. */
  signGet(key: string, options: { expiresInSeconds: number; downloadName?: string }): Promise<string>;
  /** What ffmpeg is to open: a path for the disk driver, a presigned URL for S3. */
  inputFor(key: string): Promise<string>;
  /** Whole small objects (tracks). */
  read(key: string): Promise<Uint8Array>;
  /** The first bytes of an object, for telling its type. */
  readStart(key: string, bytes: number): Promise<Uint8Array>;
  /** Publishes a finished local file: the key never shows a partial object. */
  putFile(key: string, path: string, contentType: string): Promise<{ size: number }>;
  head(key: string): Promise<{ size: number } | undefined>;
  /** Idempotent. */
  delete(keys: string[]): Promise<void>;
  list(prefix: string): AsyncIterable<StoredObject>;

  /** Whether files can be kept here at all: for start-up. Throws StorageFault. */
  check(): Promise<void>;
};

/** Everything an object is stored under. Ids only. */
export const storageKeys = {
  video: (id: string) => `videos/${id}/source`,
  videoPoster: (id: string) => `videos/${id}/poster.jpg`,
  videoPreview: (id: string) => `videos/${id}/preview.mp4`,
  videoFilmstrip: (id: string) => `videos/${id}/filmstrip.jpg`,
  videoWaveform: (id: string) => `videos/${id}/waveform`,
  /** Everything that may have been made of a video, beside its own file. */
  madeOfVideo: (id: string) =>
    ["poster.jpg", "preview.mp4", "filmstrip.jpg", "waveform"].map((name) => `videos/${id}/${name}`),
  track: (id: string) => `tracks/${id}/source`,
  youtubeSection: (id: string) => `youtube/${id}/section.mp4`,
  rendition,
  /** Everything that a render may have stored. */
  renditions: (renderId: string) => RENDITIONS.map(([kind, format]) => rendition(renderId, kind, format)),
} as const;

function rendition(renderId: string, kind: RenditionResource["kind"], format: RenditionResource["format"]): string {
  return `renders/${renderId}/${kind}.${format}`;
}

const RENDITIONS = [
  ...FILM_SIZES.map((size) => [size, "mp4"] as const),
  ...[["overlay", "mov"] as const, ["overlay", "webm"] as const],
  ["poster", "jpg"] as const,
];

export const CONTENT_TYPES = {
  ...{ mp4: "video/mp4", mov: "video/quicktime", webm: "video/webm" },
  jpg: "image/jpeg",
} as const satisfies Record<RenditionResource["format"], string>;

/** The folders above: a bucket that is shared with something else keeps its other folders untouched. */
export const STORAGE_FOLDERS = ["videos/", "tracks/", "renders/", "youtube/"] as const;
