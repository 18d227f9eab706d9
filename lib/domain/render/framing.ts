import { AppError } from "#lib/domain/errors";
import type { Rect } from "#lib/domain/overlay/gauge";
import {
  FILM_SIZES,
  type FilmSize,
  type Output,
  type OutputWishes,
  outputSchema,
  SHORTER_SIDES,
  type Shape,
} from "#lib/domain/render/output";

export type Size = { readonly width: number; readonly height: number };
/** One film of a render. `source` is the largest there is, whatever was asked for beyond it. */
export type PlannedFilm = Size & { readonly kind: FilmSize };

/** How a source's picture gets into an output picture of `width` × `height`. All numbers are even. */
export type Framing = Size & {
  /** The part of the upright, square-pixelled source that is shown. */
  readonly crop: Rect;
  /** Where it comes to lie, scaled; around it is its own blurred fill. */
  readonly place: Rect;
};

/** Bounds of a film's sides: players and encoders stumble beyond them. */
const SHORTEST_SIDE = 16;
const LONGEST_SIDE = 8192;
/** Pixels: bars thinner than this are no fill but a rounding, and are cut off instead. */
const THINNEST_BAR = 8;

/**
 * The films that an output asks for, largest first, each size once. None is larger than the source's picture in that
 * shape: what is asked for beyond it becomes that size. Throws AppError `invalid_request` when a side would be too short.
 */
export function planFilms(source: Size, wishes: OutputWishes): PlannedFilm[] {
  const output = outputSchema.parse(wishes);
  const largest = shapedSize(source, output);
  const shorter = Math.min(largest.width, largest.height);
  if (shorter < SHORTEST_SIDE) throw tooSmall(source, output.shape);
  const asked = new Set(output.renditions.map((name) => (SHORTER_SIDES[name] < shorter ? name : "source")));
  return FILM_SIZES.filter((name) => asked.has(name)).map((kind) => ({
    kind,
    ...withShorterSide(largest, Math.min(shorter, SHORTER_SIDES[kind])),
  }));
}

/** How the source gets into a film of a size that `planFilms` has planned. */
export function planFraming(source: Size, wishes: OutputWishes, { width, height }: Size): Framing {
  const output = outputSchema.parse(wishes);
  const whole = { x: 0, y: 0, ...evenSize(source) };
  const size = { width, height };
  const filled = { x: 0, y: 0, ...size };
  if (output.shape === "source") return { ...size, crop: whole, place: filled };
  if (isFilled(source, output)) return { ...size, crop: whole, place: insideOf(size, whole) };
  return { ...size, crop: cropOf(whole, RATIOS[output.shape], output.position), place: filled };
}

/** The sides of a source that a crop into a shape cuts off: whether its position matters along them. */
export function croppedSides(source: Size, wishes: OutputWishes): { readonly x: boolean; readonly y: boolean } {
  const { crop } = planFraming(source, wishes, shapedSize(source, outputSchema.parse(wishes)));
  const whole = evenSize(source);
  return { x: crop.width < whole.width, y: crop.height < whole.height };
}

/** Width over height. */
const RATIOS: Readonly<Record<Exclude<Shape, "source">, number>> = {
  "16:9": 16 / 9,
  "9:16": 9 / 16,
  "1:1": 1,
  "4:5": 4 / 5,
};

/** The largest size that a source has in a shape without being enlarged. */
export function shapedSize(source: Size, output: Pick<Output, "shape" | "fit">): Size {
  const whole = evenSize(source);
  if (output.shape === "source") return whole;
  const ratio = RATIOS[output.shape];
  return isFilled(source, output) ? aroundSize(whole, ratio) : cropSize(whole, ratio);
}

/** H.264 with 4:2:0 chroma wants even sides: an odd one loses its last pixel row or column. */
function evenSize({ width, height }: Size): Size {
  return { width: width - (width % 2), height: height - (height % 2) };
}

const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));
const evenPlace = (value: number): number => 2 * Math.round(value / 2);

function withShorterSide({ width, height }: Size, shorter: number): Size {
  const scale = shorter / Math.min(width, height);
  return { width: even(width * scale), height: even(height * scale) };
}

function cropSize({ width, height }: Size, ratio: number): Size {
  return width / height > ratio ? { width: even(height * ratio), height } : { width, height: even(width / ratio) };
}

function cropOf(whole: Size, ratio: number, at: Output["position"]): Rect {
  const size = cropSize(whole, ratio);
  return {
    x: evenPlace((whole.width - size.width) * at.x),
    y: evenPlace((whole.height - size.height) * at.y),
    ...size,
  };
}

/** A picture as short as the source on its shorter side, so that a landscape film does not become a tower of blur. */
function aroundSize(whole: Size, ratio: number): Size {
  const longest = Math.max(ratio, 1 / ratio);
  const shorter = Math.min(whole.width, whole.height, LONGEST_SIDE / longest);
  const longer = even(shorter * longest);
  return ratio > 1 ? { width: longer, height: even(shorter) } : { width: even(shorter), height: longer };
}

function insideOf(outer: Size, inner: Size): Rect {
  const scale = Math.min(outer.width / inner.width, outer.height / inner.height);
  const width = Math.min(outer.width, even(inner.width * scale));
  const height = Math.min(outer.height, even(inner.height * scale));
  return { x: evenPlace((outer.width - width) / 2), y: evenPlace((outer.height - height) / 2), width, height };
}

function isFilled(source: Size, { shape, fit }: Pick<Output, "shape" | "fit">): boolean {
  if (fit !== "blur" || shape === "source") return false;
  const whole = evenSize(source);
  const outer = aroundSize(whole, RATIOS[shape]);
  const inner = insideOf(outer, whole);
  return Math.max(outer.width - inner.width, outer.height - inner.height) >= THINNEST_BAR;
}

function tooSmall({ width, height }: Size, shape: Shape): AppError {
  return new AppError("invalid_request", `${width}x${height} in ${shape} is too small`, {
    userMessage: `The video is only ${width} × ${height} pixels large: too small for the shape ${shape}. Choose the source's own shape.`,
  });
}
