import type { Canvas } from "@napi-rs/canvas";
import type { PieceState, Rect } from "#lib/domain/overlay/gauge";
import { paintPart, type VisiblePiece } from "#lib/domain/overlay/paint-part";
import { evenRect, intersectRect, rectsMeet } from "#lib/domain/overlay/rect";
import { sameState } from "#lib/domain/overlay/same-state";
import type { Scene } from "#lib/domain/overlay/scene";
import { dividePicture } from "#lib/domain/render/divide-picture";
import type { MovingLayout } from "#lib/domain/render/ffmpeg-args";
import { packTiles } from "#lib/domain/render/pack-tiles";
import {
  type ColorSpec,
  copyYuva,
  createRgbaWriter,
  createYuvaImage,
  type WriteRgba,
  type YuvaImage,
} from "#lib/domain/render/yuva";
import type { Sample } from "#lib/domain/track/track";
import { createDrawing } from "./canvas.ts";
import { createPictureCache, type PictureCache } from "./picture-cache.ts";

export type MovingAtlas = {
  readonly layout: MovingLayout;
  /** The raw yuva420p frame, changed in place by `update`. */
  readonly bytes: Uint8Array;
  /** Redraws the pieces whose state differs from the last update's. */
  update(sample: Sample): void;
};

/** Even a scene without moving pieces sends frames: the end of the pipe is how ffmpeg learns that we are gone. */
const NOTHING: Rect = { x: 0, y: 0, width: 2, height: 2 };

/**
 * A heart rate shows some fifty numbers in a clip, a power three hundred: each is drawn once and copied from then on.
 * At 1080p so much holds all numbers of a minute of the cockpit (with room for 90 powers instead of 350 a frame cost
 * 0.2 ms more); at 2160p, where a frame costs four times as much, a quarter of them.
 */
const CACHE_BYTES = 32 * 1024 ** 2;

/**
 * The places of a picture where pieces move, packed into one picture that is kept in ffmpeg's own pixel format.
 * A tile holds everything there is to see in its place, so `still` (the whole still layer) is drawn beneath its pieces.
 */
export function createMovingAtlas(scene: Scene, still: Canvas, color: ColorSpec): MovingAtlas {
  const picture: Rect = { x: 0, y: 0, width: scene.width, height: scene.height };
  const visible = scene.pieces
    .map((piece) => ({ piece, bounds: intersectRect(picture, piece.bounds) }))
    .filter(({ bounds }) => bounds.width > 0 && bounds.height > 0);
  const boxes = visible.length > 0 ? visible.map(({ bounds }) => bounds) : [NOTHING];
  const { tiles, parts } = dividePicture(picture, boxes);
  const { width, height, places } = packTiles(tiles.map(({ rect }) => rect));
  const image = createYuvaImage(width, height);
  const write = createRgbaWriter(color);
  const cache = createPictureCache(CACHE_BYTES);
  const beneath = cutOut(
    still,
    tiles.map(({ rect }) => rect),
  );
  const updates = tiles.map(({ rect, members }, index) => {
    const pieces = members.flatMap((member) => visible[member] ?? []);
    const target = { scene, rect, place: places[index]!, still: beneath[index]!, image, write, cache };
    return createTileUpdate(pieces, target);
  });
  return {
    layout: { width, height, parts, tiles: tiles.map(({ rect }, index) => ({ from: places[index]!, to: rect })) },
    bytes: image.bytes,
    update(sample) {
      for (const update of updates) update(sample);
    },
  };
}

type TileTarget = {
  readonly scene: Scene;
  /** Where the tile is in the picture. */
  readonly rect: Rect;
  /** Where it is in the atlas. */
  readonly place: { readonly x: number; readonly y: number };
  /** What never moves in the tile's place. */
  readonly still: Canvas;
  readonly image: YuvaImage;
  readonly write: WriteRgba;
  readonly cache: PictureCache;
};

/** Keeps a tile up to date. Reading a canvas back is what costs, so only the parts that changed are drawn and read. */
function createTileUpdate(pieces: readonly VisiblePiece[], target: TileTarget) {
  const { scene, rect: tile, place, still, image, write } = target;
  const { context } = createDrawing(tile.width, tile.height);
  context.translate(-tile.x, -tile.y);
  const shown: (PieceState | undefined)[] = pieces.map(() => undefined);
  const caches = pieces.map((one) => (isAlone(one, pieces) ? createStateCache(target, one.bounds) : undefined));
  return (sample: Sample): void => {
    const states = pieces.map(({ piece }) => piece.state(sample));
    const isFirst = shown.every((state) => state === undefined);
    for (const [index, { piece, bounds }] of pieces.entries()) {
      const before = shown[index];
      const after = states[index]!;
      shown[index] = after;
      if (isFirst || !before || sameState(before, after)) continue;
      if (caches[index]?.restore(after)) continue;
      const changed = piece.changed?.(before, after).map((rect) => evenWithin(bounds, rect)) ?? [bounds];
      for (const rect of changed) redraw(rect, states);
      caches[index]?.keep(after);
    }
    if (isFirst) redraw(tile, states);
  };

  function redraw(rect: Rect, states: readonly PieceState[]): void {
    const { x, y, width, height } = rect;
    if (width === 0 || height === 0) return;
    const layStill = () => context.drawImage(still, x - tile.x, y - tile.y, width, height, x, y, width, height);
    paintPart(context, rect, { scene, pieces, states, layStill });
    const inTile = { x: x - tile.x, y: y - tile.y };
    // Straight alpha, as ffmpeg's overlay wants it; canvas.data() would be premultiplied.
    const { data } = context.getImageData(inTile.x, inTile.y, width, height);
    write(data, width, height, image, place.x + inTile.x, place.y + inTile.y);
  }
}

/** Copies of parts, so that the whole need not be kept: 33 MB at 2160p. No function that stays may refer to `whole`. */
function cutOut(whole: Canvas, parts: readonly Rect[]): Canvas[] {
  return parts.map(({ x, y, width, height }) => {
    const { canvas, context } = createDrawing(width, height);
    context.drawImage(whole, x, y, width, height, 0, 0, width, height);
    return canvas;
  });
}

/** A piece that is always redrawn whole, where no other piece can show: a number, as a rule. */
function isAlone({ piece, bounds }: VisiblePiece, pieces: readonly VisiblePiece[]): boolean {
  return !piece.changed && pieces.every((other) => other.piece === piece || !rectsMeet(other.bounds, bounds));
}

/** Copies of what a piece showed: a number that comes again is not drawn again. */
function createStateCache({ rect: tile, place, image, cache }: TileTarget, bounds: Rect) {
  const at = { x: place.x + bounds.x - tile.x, y: place.y + bounds.y - tile.y };
  const origin = { x: 0, y: 0 };
  const keyOf = (state: PieceState) => [bounds.x, bounds.y, ...state].join("\n");
  return {
    restore(state: PieceState): boolean {
      const copy = cache.get(keyOf(state));
      if (copy) copyYuva(copy, origin, image, at, bounds);
      return copy !== undefined;
    },
    keep(state: PieceState): void {
      const copy = createYuvaImage(bounds.width, bounds.height);
      copyYuva(image, at, copy, origin, bounds);
      cache.set(keyOf(state), copy);
    },
  };
}

function evenWithin(bounds: Rect, rect: Rect): Rect {
  return intersectRect(bounds, evenRect(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height));
}
