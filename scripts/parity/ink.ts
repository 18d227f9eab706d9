import type { Rect } from "#lib/domain/overlay/gauge";
import type { Grey } from "./ssim.ts";

/** Levels beside the backdrop's that count as ink: letters and lines, not the skirt of a shadow. */
const INK = 64;
/** Pixels that profiles are moved to find the best match. */
const REACH = 4;

/**
 * Pixels by which what is drawn in `region` sits elsewhere in `b` than in `a`: the farthest of the ink's four edges, and
 * of the shift at which the profiles of rows and columns match best. Undefined where neither shows ink.
 */
export function inkShift(a: Grey, b: Grey, backdrop: number, region: Rect): number | undefined {
  const [first, second] = [profiles(a, backdrop, region), profiles(b, backdrop, region)];
  if (first.columns.every((one) => one === 0) && second.columns.every((one) => one === 0)) return undefined;
  return Math.max(
    ...(["columns", "rows"] as const).flatMap((axis) => {
      const [p, q] = [first[axis], second[axis]];
      const edge = (find: (profile: Float64Array) => number) => Math.abs(find(p) - find(q));
      return [
        edge((profile) => profile.findIndex((one) => one > 0)),
        edge((profile) => profile.findLastIndex((one) => one > 0)),
        Math.abs(bestShift(p, q)),
      ];
    }),
  );
}

function profiles({ width, levels }: Grey, backdrop: number, region: Rect) {
  const columns = new Float64Array(region.width);
  const rows = new Float64Array(region.height);
  for (let y = 0; y < region.height; y++) {
    for (let x = 0; x < region.width; x++) {
      const ink = Math.abs(levels[(region.y + y) * width + region.x + x]! - backdrop);
      if (ink < INK) continue;
      columns[x]! += ink;
      rows[y]! += ink;
    }
  }
  return { columns, rows };
}

function bestShift(p: Float64Array, q: Float64Array): number {
  let best = { shift: 0, error: errorAt(p, q, 0) };
  for (let shift = -REACH; shift <= REACH; shift++) {
    const error = errorAt(p, q, shift);
    if (error < best.error) best = { shift, error };
  }
  return best.shift;
}

function errorAt(p: Float64Array, q: Float64Array, shift: number): number {
  let error = 0;
  for (let i = 0; i < p.length; i++) error += Math.abs(p[i]! - (q[i + shift] ?? 0));
  return error;
}
