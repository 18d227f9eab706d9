import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { seededRandom } from "../random.ts";
import { COLOURS, css, type Rgb } from "./palette.ts";

/** Trees are painted once, in three sizes and several depths of haze, and then only placed. Light comes from the right. */
export type TreeKind = "spruce" | "larch" | "broadleaf" | "bush";
const KINDS: readonly TreeKind[] = ["spruce", "larch", "broadleaf", "bush"];
const VARIANTS = 3;
const SIZES = [420, 130, 40] as const;
const HAZES = [0, 0.12, 0.24, 0.38] as const;
/** Width of the picture as a share of its height. */
const TREE_SHAPE: Record<TreeKind, number> = { spruce: 0.5, larch: 0.52, broadleaf: 0.9, bush: 1.5 };

export type Trees = { pictures: Map<string, Canvas> };

export function paintTrees(): Trees {
  const pictures = new Map<string, Canvas>();
  for (const kind of KINDS) {
    for (let variant = 0; variant < VARIANTS; variant++) {
      const full = paintTree(kind, variant);
      for (const [size, pixels] of SIZES.entries()) {
        for (const [haze, strength] of HAZES.entries()) {
          pictures.set(keyOf(kind, variant, size, haze), hazed(full, pixels, strength));
        }
      }
    }
  }
  return { pictures };
}

/** Draws a tree `tall` pixels high whose foot is at x, y, behind a share of haze. */
export function placeTree(
  context: SKRSContext2D,
  trees: Trees,
  kind: TreeKind,
  variant: number,
  place: { x: number; y: number; tall: number; haze: number },
): void {
  const size = place.tall > 200 ? 0 : place.tall > 62 ? 1 : 2;
  const nearest = HAZES.findIndex((strength) => strength + 0.06 >= place.haze);
  const picture = trees.pictures.get(keyOf(kind, variant % VARIANTS, size, nearest < 0 ? HAZES.length - 1 : nearest))!;
  const wide = place.tall * TREE_SHAPE[kind];
  context.drawImage(picture, place.x - wide / 2, place.y - place.tall * 0.985, wide, place.tall);
}

function keyOf(kind: TreeKind, variant: number, size: number, haze: number): string {
  return `${kind} ${variant} ${size} ${haze}`;
}

function hazed(full: Canvas, pixels: number, strength: number): Canvas {
  const canvas = createCanvas(Math.ceil((full.width / full.height) * pixels), pixels);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(full, 0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = "source-atop";
  context.fillStyle = css(COLOURS.haze, strength);
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function paintTree(kind: TreeKind, variant: number): Canvas {
  const height = SIZES[0] * 2;
  const canvas = createCanvas(Math.round(height * TREE_SHAPE[kind]), height);
  const context = canvas.getContext("2d");
  const random = seededRandom(700 + KINDS.indexOf(kind) * 10 + variant);
  context.scale(height, height);
  context.translate(TREE_SHAPE[kind] / 2, 0);
  if (kind === "spruce")
    paintConifer(
      context,
      random,
      [
        [30, 58, 48],
        [52, 88, 60],
        [104, 132, 72],
      ],
      15,
    );
  else if (kind === "larch")
    paintConifer(
      context,
      random,
      [
        [78, 86, 42],
        [124, 126, 56],
        [192, 178, 84],
      ],
      12,
    );
  else if (kind === "broadleaf") paintCrown(context, random, { y: 0.38, wide: 0.4, tall: 0.34, trunk: true });
  else paintCrown(context, random, { y: 0.56, wide: 0.66, tall: 0.38, trunk: false });
  return canvas;
}

type Tones = readonly [shadow: Rgb, middle: Rgb, light: Rgb];

/** Tiers of drooping boughs, each with a shaded left, a middle and a lit right side. */
function paintConifer(
  context: SKRSContext2D,
  random: () => number,
  [shadow, middle, light]: Tones,
  tiers: number,
): void {
  context.fillStyle = "rgb(74,58,46)";
  context.fillRect(-0.014, 0.82, 0.028, 0.18);
  for (let tier = 0; tier < tiers; tier++) {
    const share = 1 - tier / tiers;
    const foot = 0.05 + 0.86 * share ** 0.92 + 0.012 * random();
    const top = Math.max(0.004, foot - 0.1 - 0.13 * share);
    const reach = 0.018 + 0.215 * share ** 0.95 * (0.88 + 0.24 * random());
    paintBoughs(context, random, top, foot, -reach, reach, shadow);
    paintBoughs(context, random, top + 0.006, foot - 0.012, -reach * 0.62, reach * 0.97, middle);
    paintBoughs(context, random, top + 0.012, foot - 0.03, reach * 0.12, reach * 0.93, light, 0.5);
  }
}

function paintBoughs(
  context: SKRSContext2D,
  random: () => number,
  top: number,
  foot: number,
  left: number,
  right: number,
  colour: Rgb,
  alpha = 1,
): void {
  const tips = 7;
  context.fillStyle = css(colour, alpha);
  context.beginPath();
  context.moveTo(left * 0.04, top);
  context.quadraticCurveTo(right * 0.3, top + (foot - top) * 0.55, right, foot - 0.012 * random());
  for (let tip = 1; tip <= tips; tip++) {
    const x = right + ((left - right) * tip) / tips;
    const between = right + ((left - right) * (tip - 0.5)) / tips;
    const sag = 1 - Math.abs((2 * tip) / tips - 1) * 0.4;
    context.lineTo(between, foot - 0.022 - 0.016 * random());
    context.lineTo(x, foot + (0.012 * sag - 0.01) * (0.6 + random()));
  }
  context.quadraticCurveTo(left * 0.3, top + (foot - top) * 0.55, left * 0.04, top);
  context.fill();
}

type Crown = { y: number; wide: number; tall: number; trunk: boolean };

function paintCrown(context: SKRSContext2D, random: () => number, crown: Crown): void {
  if (crown.trunk) {
    context.fillStyle = "rgb(84,70,56)";
    context.beginPath();
    context.moveTo(-0.03, 1);
    context.quadraticCurveTo(-0.012, 0.8, -0.016, 0.5);
    context.lineTo(0.018, 0.5);
    context.quadraticCurveTo(0.014, 0.8, 0.034, 1);
    context.fill();
  }
  const tones: readonly [Rgb, number, number, number][] = [
    [[56, 82, 50], 90, 1, 0],
    [[84, 112, 58], 90, 0.86, 0.035],
    [[122, 146, 70], 70, 0.68, 0.075],
    [[166, 180, 92], 44, 0.5, 0.11],
  ];
  for (const [colour, leaves, spread, towardsLight] of tones) {
    context.fillStyle = css(colour);
    for (let leaf = 0; leaf < leaves; leaf++) {
      const angle = random() * 2 * Math.PI;
      const out = Math.sqrt(random()) * spread;
      const x = Math.cos(angle) * out * crown.wide * 0.88 + towardsLight * 0.9;
      const y = crown.y + Math.sin(angle) * out * crown.tall * 0.88 - towardsLight;
      const flat = crown.trunk ? 1 : 1 - 0.3 * Math.abs(Math.cos(angle));
      context.beginPath();
      context.arc(x, y, (0.024 + 0.03 * random()) * flat, 0, 2 * Math.PI);
      context.fill();
    }
  }
}
