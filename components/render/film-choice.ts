import type { RenditionResource } from "#lib/contracts/api";

/** Pixels of the shorter side: beyond it a phone's decoder and connection are at their end. */
const WATCHED_SHORTER_SIDE = 1080;

/** What a page plays: the largest film that every browser manages, else the smallest; undefined when none plays at all. */
export function filmToWatch(renditions: readonly RenditionResource[]): RenditionResource | undefined {
  const playable = filesOf(renditions).filter(({ format }) => format === "mp4" || format === "webm");
  return playable.find(({ width, height }) => Math.min(width, height) <= WATCHED_SHORTER_SIDE) ?? playable.at(-1);
}

/** The files that people keep, the largest first. */
export function filesOf(renditions: readonly RenditionResource[]): RenditionResource[] {
  return renditions.filter(({ kind }) => kind !== "poster");
}

export function posterOf(renditions: readonly RenditionResource[]): RenditionResource | undefined {
  return renditions.find(({ kind }) => kind === "poster");
}
