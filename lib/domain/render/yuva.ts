/** How the output's YUV is made from RGB: the coefficients and the range of the levels. */
export type ColorSpec = { readonly matrix: "bt709" | "bt601"; readonly range: "tv" | "pc" };

/** A yuva420p picture: planes Y (w × h), U and V (w/2 × h/2), A (w × h) one after another, straight alpha. Even sizes. */
export type YuvaImage = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

/** A fully transparent picture. */
export function createYuvaImage(width: number, height: number): YuvaImage {
  if (width % 2 || height % 2) throw new RangeError(`yuva420p needs even sizes, got ${width} × ${height}`);
  const area = width * height;
  const bytes = new Uint8Array(area * 2.5);
  bytes.fill(16, 0, area);
  bytes.fill(128, area, area * 1.5);
  return { width, height, bytes };
}

type Place = { readonly x: number; readonly y: number };

/** Copies a block between pictures; places and sizes are even. */
export function copyYuva(
  from: YuvaImage,
  at: Place,
  to: YuvaImage,
  target: Place,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const [a, b] = [planesOf(from), planesOf(to)];
  for (const [index, { start, stride, scale }] of a.entries()) {
    const other = b[index]!;
    const length = width / scale;
    for (let row = 0; row < height / scale; row++) {
      const source = start + (at.y / scale + row) * stride + at.x / scale;
      const destination = other.start + (target.y / scale + row) * other.stride + target.x / scale;
      to.bytes.set(from.bytes.subarray(source, source + length), destination);
    }
  }
}

function planesOf({ width, height }: YuvaImage): readonly { start: number; stride: number; scale: number }[] {
  const area = width * height;
  return [
    { start: 0, stride: width, scale: 1 },
    { start: area, stride: width / 2, scale: 2 },
    { start: area * 1.25, stride: width / 2, scale: 2 },
    { start: area * 1.5, stride: width, scale: 1 },
  ];
}

/** Converts a block of RGBA pixels (straight alpha, rows without gaps) into `target` at an even place. */
export type WriteRgba = (
  rgba: Uint8ClampedArray | Uint8Array,
  width: number,
  height: number,
  target: YuvaImage,
  x: number,
  y: number,
) => void;

/** Luma weights of red and blue: ITU-R BT.709-6 §3, BT.601-7 §2.5.1. */
const WEIGHTS = { bt709: { red: 0.2126, blue: 0.0722 }, bt601: { red: 0.299, blue: 0.114 } } as const;
/** Levels of black and white, and the full swing of chroma. */
const LEVELS = { tv: { black: 16, luma: 219, chroma: 224 }, pc: { black: 0, luma: 255, chroma: 255 } } as const;
const FRACTION_BITS = 16;

/**
 * The converter for a colour spec. We convert ourselves, since ffmpeg's RGBA → YUVA costs 4 ms for 0.4 Mpixel (and
 * takes BT.601 for everything), while most of what gauges redraw is transparent and skipped here. Chroma of a 2 × 2
 * block is the alpha-weighted mean: transparent neighbours must not grey the edge of a letter.
 */
export function createRgbaWriter(spec: ColorSpec): WriteRgba {
  const { red, blue } = WEIGHTS[spec.matrix];
  const { black, luma, chroma } = LEVELS[spec.range];
  const one = 1 << FRACTION_BITS;
  const half = one >> 1;
  const fixed = (value: number) => Math.round(value * one);
  const yr = fixed((red * luma) / 255);
  const yb = fixed((blue * luma) / 255);
  const yg = fixed(luma / 255) - yr - yb;
  const ub = fixed(chroma / 510);
  const ur = fixed((-red / (1 - blue)) * (chroma / 510));
  const ug = -ub - ur;
  const vr = ub;
  const vb = fixed((-blue / (1 - red)) * (chroma / 510));
  const vg = -vr - vb;
  const blackFixed = (black << FRACTION_BITS) + half;
  const greyFixed = (128 << FRACTION_BITS) + half;

  return (rgba, width, height, target, x, y) => {
    const { bytes: out, width: stride } = target;
    const area = stride * target.height;
    const uPlane = area;
    const vPlane = area + (area >> 2);
    const aPlane = area + (area >> 1);
    const halfStride = stride >> 1;
    const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
    for (let row = 0; row < height; row += 2) {
      let top = (y + row) * stride + x;
      let chromaAt = ((y + row) >> 1) * halfStride + (x >> 1);
      let p = row * width;
      for (let column = 0; column < width; column += 2, p += 2, top += 2, chromaAt++) {
        const p0 = pixels[p] as number;
        const p1 = pixels[p + 1] as number;
        const p2 = pixels[p + width] as number;
        const p3 = pixels[p + width + 1] as number;
        const bottom = top + stride;
        const a0 = p0 >>> 24;
        const a1 = p1 >>> 24;
        const a2 = p2 >>> 24;
        const a3 = p3 >>> 24;
        const a = a0 + a1 + a2 + a3;
        out[aPlane + top] = a0;
        out[aPlane + top + 1] = a1;
        out[aPlane + bottom] = a2;
        out[aPlane + bottom + 1] = a3;
        if (a === 0) continue;
        let r: number;
        let g: number;
        let b: number;
        if (p0 === p1 && p0 === p2 && p0 === p3) {
          r = p0 & 255;
          g = (p0 >>> 8) & 255;
          b = (p0 >>> 16) & 255;
          const level = (yr * r + yg * g + yb * b + blackFixed) >> FRACTION_BITS;
          out[top] = level;
          out[top + 1] = level;
          out[bottom] = level;
          out[bottom + 1] = level;
        } else {
          const r0 = p0 & 255;
          const r1 = p1 & 255;
          const r2 = p2 & 255;
          const r3 = p3 & 255;
          const g0 = (p0 >>> 8) & 255;
          const g1 = (p1 >>> 8) & 255;
          const g2 = (p2 >>> 8) & 255;
          const g3 = (p3 >>> 8) & 255;
          const b0 = (p0 >>> 16) & 255;
          const b1 = (p1 >>> 16) & 255;
          const b2 = (p2 >>> 16) & 255;
          const b3 = (p3 >>> 16) & 255;
          out[top] = (yr * r0 + yg * g0 + yb * b0 + blackFixed) >> FRACTION_BITS;
          out[top + 1] = (yr * r1 + yg * g1 + yb * b1 + blackFixed) >> FRACTION_BITS;
          out[bottom] = (yr * r2 + yg * g2 + yb * b2 + blackFixed) >> FRACTION_BITS;
          out[bottom + 1] = (yr * r3 + yg * g3 + yb * b3 + blackFixed) >> FRACTION_BITS;
          r = (r0 * a0 + r1 * a1 + r2 * a2 + r3 * a3) / a;
          g = (g0 * a0 + g1 * a1 + g2 * a2 + g3 * a3) / a;
          b = (b0 * a0 + b1 * a1 + b2 * a2 + b3 * a3) / a;
        }
        // Pure blue and red round to 256 at full levels.
        out[uPlane + chromaAt] = Math.min(255, (ur * r + ug * g + ub * b + greyFixed) >> FRACTION_BITS);
        out[vPlane + chromaAt] = Math.min(255, (vr * r + vg * g + vb * b + greyFixed) >> FRACTION_BITS);
      }
    }
  };
}
