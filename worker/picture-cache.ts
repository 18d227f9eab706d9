import type { YuvaImage } from "#lib/domain/render/yuva";

export type PictureCache = {
  get(key: string): YuvaImage | undefined;
  /** Keeps a picture, and lets go of those that were not asked for longest when they are too many. */
  set(key: string, picture: YuvaImage): void;
};

/** Pictures by name, up to so many bytes in all. */
export function createPictureCache(mostBytes: number): PictureCache {
  // A Map tells its keys in the order in which they were set: the first was not used for longest.
  const kept = new Map<string, YuvaImage>();
  let bytes = 0;
  return {
    get(key) {
      const picture = kept.get(key);
      if (picture) {
        kept.delete(key);
        kept.set(key, picture);
      }
      return picture;
    },
    set(key, picture) {
      bytes += picture.bytes.length - (kept.get(key)?.bytes.length ?? 0);
      kept.delete(key);
      kept.set(key, picture);
      for (const [oldest, { bytes: freed }] of kept) {
        if (bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= freed.length;
      }
    },
  };
}
