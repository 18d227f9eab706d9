/** Seconds for which an address of a file works: an evening in the studio, not a leak for ever. */
export const FILE_URL_LIFETIME = 6 * 3600;

/** Seconds for which one that a share link gave out works: that long it outlives a link that is taken back. */
export const SHARED_FILE_URL_LIFETIME = 3600;

/** A name that people keep a download under: the title, without what file systems refuse, and which file of it this is. */
export function downloadName(title: string, extension: string, which?: string): string {
  const safe = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const name = safe
    .replace(/^[.\-\s]+/, "")
    .slice(0, 80)
    .trim();
  return `${name || "ride"}${which ? ` ${which}` : ""}.${extension}`;
}
