/** A moment at which what is dragged stops of itself. */
export type SnapTarget = {
  readonly at: number;
  /** What it is, as shown while something rests there. */
  readonly label: string;
};

/** Of moments dragged together, how far all move so that one of them meets a target; undefined when none is in reach. */
export function snapOf(
  dragged: readonly number[],
  targets: readonly SnapTarget[],
  reach: number,
): { readonly by: number; readonly target: SnapTarget } | undefined {
  let best: { by: number; target: SnapTarget } | undefined;
  for (const moment of dragged) {
    for (const target of targets) {
      const by = target.at - moment;
      if (Math.abs(by) <= Math.min(reach, Math.abs(best?.by ?? reach))) best = { by, target };
    }
  }
  return best;
}

/** Where a second is fewer pixels than this, nobody aims at a part of it. */
const WHOLE_SECONDS = 12;

/** A dragged video time as one means it: a whole second where the view is too far for less, else as it is. */
export function tidied(videoTime: number, pixelsPerSecond: number): number {
  return pixelsPerSecond < WHOLE_SECONDS ? Math.round(videoTime) : videoTime;
}
