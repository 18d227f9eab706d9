import type { Size } from "#lib/domain/render/framing";

/** A file of a render as far as choosing among them goes; they come with the largest first. */
type Rendition = Size & { readonly kind: string; readonly format: string };

/** Pixels of the shorter side: beyond it a phone's decoder and connection are at their end. */
const WATCHED_SHORTER_SIDE = 1080;

/** What a page plays: the largest film that every browser manages, else the smallest; undefined when none plays at all. */
export function filmToWatch<File extends Rendition>(renditions: readonly File[]): File | undefined {
  const playable = filesOf(renditions).filter(({ format }) => format === "mp4" || format === "webm");
  return playable.find(({ width, height }) => Math.min(width, height) <= WATCHED_SHORTER_SIDE) ?? playable.at(-1);
}

/** The files that people keep, the largest first. */
export function filesOf<File extends Rendition>(renditions: readonly File[]): File[] {
  return renditions.filter(({ kind }) => kind !== "poster");
}

export function posterOf<File extends Rendition>(renditions: readonly File[]): File | undefined {
  return renditions.find(({ kind }) => kind === "poster");
}
