import type { Piece, PieceState, Rect } from "#lib/domain/overlay/gauge";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import type { Scene } from "#lib/domain/overlay/scene";
import type { AtlasLayout } from "#lib/domain/render/ffmpeg-args";
import { packTiles } from "#lib/domain/render/pack-tiles";
import {
  type ColorSpec,
  createRgbaWriter,
  createYuvaImage,
  type WriteRgba,
  type YuvaImage,
} from "#lib/domain/render/yuva";
import type { Sample } from "#lib/domain/track/track";
import { createDrawing } from "./canvas.ts";

export type MovingAtlas = {
  readonly layout: AtlasLayout;
  /** The raw yuva420p frame, changed in place by `update`. */
  readonly bytes: Uint8Array;
  /** Redraws the pieces whose state differs from the last update's. */
  update(sample: Sample): void;
};

/** Even a scene without moving pieces sends frames: the end of the pipe is how ffmpeg learns that we are gone. */
const NOTHING: Rect = { x: 0, y: 0, width: 2, height: 2 };

/** The moving pieces of a scene, packed into one picture that is kept in ffmpeg's own pixel format. */
export function createMovingAtlas(scene: Scene, color: ColorSpec): MovingAtlas {
  const frame = evenRect(0, 0, scene.width, scene.height);
  const visible = scene.pieces
    .map((piece) => ({ piece, bounds: intersectRect(frame, piece.bounds) }))
    .filter(({ bounds }) => bounds.width > 0 && bounds.height > 0);
  const boxes = visible.length > 0 ? visible.map(({ bounds }) => bounds) : [NOTHING];
  const { width, height, places } = packTiles(boxes);
  const image = createYuvaImage(width, height);
  const write = createRgbaWriter(color);
  const tiles = boxes.map((to, index) => ({ from: places[index] as { x: number; y: number }, to }));
  const redraws = visible.map(({ piece, bounds }, index) =>
    createRedraw(piece, bounds, places[index] as { x: number; y: number }, image, write),
  );
  return {
    layout: { width, height, tiles },
    bytes: image.bytes,
    update(sample) {
      for (const redraw of redraws) redraw(sample);
    },
  };
}

/** Keeps one piece's tile up to date. Drawing is cheap; reading the canvas back is not, so only what changed is read. */
function createRedraw(piece: Piece, bounds: Rect, place: { x: number; y: number }, image: YuvaImage, write: WriteRgba) {
  const { context } = createDrawing(bounds.width, bounds.height);
  context.translate(-bounds.x, -bounds.y);
  let shown: PieceState | undefined;
  return (sample: Sample): void => {
    const state = piece.state(sample);
    if (shown && sameState(shown, state)) return;
    const rects = shown && piece.changed ? piece.changed(shown, state) : [bounds];
    shown = state;
    for (const rect of rects) redraw(evenWithin(bounds, rect), state);
  };

  function redraw(rect: Rect, state: PieceState): void {
    if (rect.width === 0 || rect.height === 0) return;
    context.save();
    context.beginPath();
    context.rect(rect.x, rect.y, rect.width, rect.height);
    context.clip();
    context.clearRect(rect.x, rect.y, rect.width, rect.height);
    piece.draw(context, state, rect);
    context.restore();
    const x = rect.x - bounds.x;
    const y = rect.y - bounds.y;
    // Straight alpha, as ffmpeg's overlay wants it; canvas.data() would be premultiplied.
    const { data } = context.getImageData(x, y, rect.width, rect.height);
    write(data, rect.width, rect.height, image, place.x + x, place.y + y);
  }
}

function evenWithin(bounds: Rect, rect: Rect): Rect {
  return intersectRect(bounds, evenRect(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height));
}

function sameState(a: PieceState, b: PieceState): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
