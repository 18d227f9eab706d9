import type { PicturePlan } from "#lib/domain/render/render-plan";

/** The curves of HDR video. */
export type HdrCurve = Extract<PicturePlan["toSdr"], "pq" | "hlg">;

/**
 * Points along each side. On HDR recordings 33 are on average 0.2 to 1 level of 255 beside the exact colour; 65 halve
 * that, take 6.6 MB of text and 0.4 s, and leave the processor's cache (6 ms a 1080p frame more).
 */
const SIDE = 33;
/** cd/m²: HDR reference white (BT.2408 §2), which is to be near SDR's own white, and what phones and cameras master for. */
const SDR_WHITE = 203;
const HDR_PEAK = 1000;

type Rgb = readonly [number, number, number];

/** The cube's file, in the folder that ffmpeg runs in. */
export const toneCubeFile = (curve: HdrCurve): string => `${curve}-to-bt709.cube`;

/**
 * The text of a .cube file (Adobe Cube LUT 1.0) that takes BT.2020 R'G'B' of an HDR picture to BT.709 R'G'B':
 * everything tone mapping does to a colour, worked out once for a lattice of colours instead of for every pixel.
 * Light beyond 1000 cd/m² is white.
 */
export function toneCube(curve: HdrCurve): string {
  const lines = [`TITLE "${curve} to BT.709"`, `LUT_3D_SIZE ${SIDE}`];
  const levels = Array.from({ length: SIDE }, (_, i) => i / (SIDE - 1));
  for (const b of levels) {
    for (const g of levels) {
      for (const r of levels)
        lines.push(
          hdrToSdr(curve, [r, g, b])
            .map((level) => level.toFixed(5))
            .join(" "),
        );
    }
  }
  return `${lines.join("\n")}\n`;
}

/** One colour: BT.2020 R'G'B' of the HDR curve to BT.709 R'G'B', 0 to 1. */
export function hdrToSdr(curve: HdrCurve, signal: Rgb): Rgb {
  const light = toBt709(curve === "pq" ? eachOf(signal, pqToLight) : hlgToLight(signal));
  const brightest = Math.max(...light);
  if (brightest <= 0) return [0, 0, 0];
  // One factor for all three keeps the hue, which curves for each channel would turn (a red sun goes yellow).
  const factor = compress(brightest) / brightest / SDR_WHITE;
  const shown = intoGamut(eachOf(light, (level) => level * factor));
  // BT.1886: what a display for BT.709 makes of the signal.
  return eachOf(shown, (level) => level ** (1 / 2.4));
}

function eachOf([r, g, b]: Rgb, change: (level: number) => number): Rgb {
  return [change(r), change(g), change(b)];
}

/** SMPTE ST 2084 §5: signal to cd/m², and back. */
const PQ = {
  m1: 2610 / 16384,
  m2: (2523 / 4096) * 128,
  c1: 3424 / 4096,
  c2: (2413 / 4096) * 32,
  c3: (2392 / 4096) * 32,
};

function pqToLight(signal: number): number {
  const root = signal ** (1 / PQ.m2);
  return 10_000 * (Math.max(0, root - PQ.c1) / (PQ.c2 - PQ.c3 * root)) ** (1 / PQ.m1);
}

function lightToPq(light: number): number {
  const power = (light / 10_000) ** PQ.m1;
  return ((PQ.c1 + PQ.c2 * power) / (1 + PQ.c3 * power)) ** PQ.m2;
}

/** BT.2100-2 table 5: inverse OETF and OOTF of a display of 1000 cd/m² (its system gamma is 1.2). */
function hlgToLight(signal: Rgb): Rgb {
  const scene = eachOf(signal, (e) =>
    e <= 0.5 ? e ** 2 / 3 : (Math.exp((e - 0.55991073) / 0.17883277) + 0.28466892) / 12,
  );
  const [r, g, b] = scene;
  const gain = HDR_PEAK * (0.2627 * r + 0.678 * g + 0.0593 * b) ** 0.2;
  return eachOf(scene, (level) => level * gain);
}

const PQ_PEAK = lightToPq(HDR_PEAK);
const TOP = lightToPq(SDR_WHITE) / PQ_PEAK;
const KNEE = 1.5 * TOP - 0.5;

/** BT.2390-10 §5.4.1: the EETF from 1000 to 203 cd/m². Straight up to the knee, then a curve that ends at white. */
function compress(light: number): number {
  const e = Math.min(1, lightToPq(light) / PQ_PEAK);
  if (e < KNEE) return light;
  const t = (e - KNEE) / (1 - KNEE);
  const bent =
    (2 * t ** 3 - 3 * t ** 2 + 1) * KNEE + (t ** 3 - 2 * t ** 2 + t) * (1 - KNEE) + (-2 * t ** 3 + 3 * t ** 2) * TOP;
  return pqToLight(bent * PQ_PEAK);
}

/** BT.2087-0 §4: linear BT.2020 to linear BT.709. */
function toBt709([r, g, b]: Rgb): Rgb {
  return [
    1.6605 * r - 0.5876 * g - 0.0728 * b,
    -0.1246 * r + 1.1329 * g - 0.0083 * b,
    -0.0182 * r - 0.1006 * g + 1.1187 * b,
  ];
}

/** Colours that BT.709 does not have (one part is negative) lose saturation until it has them: no turned hues. */
function intoGamut(color: Rgb): Rgb {
  const [r, g, b] = color;
  const grey = Math.max(0, 0.2126 * r + 0.7152 * g + 0.0722 * b);
  const least = Math.min(r, g, b);
  const keep = least < 0 ? grey / (grey - least) : 1;
  return eachOf(color, (level) => Math.min(1, Math.max(0, grey + keep * (level - grey))));
}
