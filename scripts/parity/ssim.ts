import type { Rect } from "#lib/domain/overlay/gauge";

/** Brightness of a picture, row by row, 0 to 255. */
export type Grey = { readonly width: number; readonly height: number; readonly levels: Uint8Array | Float32Array };

const WINDOW = 8;
const STEP = 4;
/** (0.01 · 255)² and (0.03 · 255)²: Wang et al., "Image quality assessment", 2004, §III-B. */
const [C1, C2] = [6.5025, 58.5225];

/**
 * Structural similarity of two pictures within `region`, the mean over windows of 8 × 8 pixels: of `all`, and of those
 * alone that are `inked`, in which either picture shows anything but one level. The latter is the sterner measure, since
 * plain windows are alike by nature. Absent where there are no windows.
 */
export function ssim(a: Grey, b: Grey, region: Rect): { readonly all?: number; readonly inked?: number } {
  let sum = 0;
  let count = 0;
  let plain = 0;
  for (let y = region.y; y + WINDOW <= region.y + region.height; y += STEP) {
    for (let x = region.x; x + WINDOW <= region.x + region.width; x += STEP) {
      const value = windowSsim(a, b, x, y);
      if (value === undefined) {
        plain++;
        continue;
      }
      sum += value;
      count++;
    }
  }
  return {
    ...(count + plain > 0 ? { all: (sum + plain) / (count + plain) } : {}),
    ...(count > 0 ? { inked: sum / count } : {}),
  };
}

/** Levels by which a window may vary and still count as plain. */
const PLAIN = 2;

function windowSsim(a: Grey, b: Grey, left: number, top: number): number | undefined {
  let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0];
  let [lowA, highA, lowB, highB] = [255, 0, 255, 0];
  for (let y = top; y < top + WINDOW; y++) {
    for (let x = left, at = y * a.width + left; x < left + WINDOW; x++, at++) {
      const p = a.levels[at]!;
      const q = b.levels[at]!;
      sa += p;
      sb += q;
      saa += p * p;
      sbb += q * q;
      sab += p * q;
      if (p < lowA) lowA = p;
      if (p > highA) highA = p;
      if (q < lowB) lowB = q;
      if (q > highB) highB = q;
    }
  }
  if (highA - lowA <= PLAIN && highB - lowB <= PLAIN && Math.abs(sa - sb) <= PLAIN * WINDOW * WINDOW) return undefined;
  const n = WINDOW * WINDOW;
  const [ma, mb] = [sa / n, sb / n];
  const [va, vb, covariance] = [saa / n - ma * ma, sbb / n - mb * mb, sab / n - ma * mb];
  return ((2 * ma * mb + C1) * (2 * covariance + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
}
