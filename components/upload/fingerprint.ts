import type { UploadKind } from "#lib/contracts/api";

/** The most that the API takes as a name. */
const NAME_LENGTH = 255;

/**
 * Names a chosen file, so that its interrupted upload is found again: what the browser tells without reading it. A file
 * that was edited since has another date.
 */
export function fingerprintOf(file: File, kind: UploadKind): string {
  return [kind, file.size, file.lastModified, apiName(file)].join(" ");
}

/** The file's name as the API takes it; of a longer one the end, where the extension is. */
export function apiName(file: File): string {
  return file.name.slice(-NAME_LENGTH) || "file";
}
