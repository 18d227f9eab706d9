import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { fadeOverlay } from "#lib/domain/overlay/draw-frame";
import type { Piece, PieceState, Rect } from "#lib/domain/overlay/gauge";
import { rectsMeet } from "#lib/domain/overlay/rect";
import type { Scene } from "#lib/domain/overlay/scene";

/** A piece with what of its bounds lies in the picture. */
export type VisiblePiece = { readonly piece: Piece; readonly bounds: Rect };

type Painted = {
  readonly scene: Scene;
  readonly pieces: readonly VisiblePiece[];
  /** One for each piece. */
  readonly states: readonly PieceState[];
  /** Lays down what never moves; the canvas is clipped to the part. */
  readonly layStill: () => void;
};

/** Draws a part of the picture anew, as `drawFrame` would: what never moves, the pieces that reach into it, the fade. */
export function paintPart(canvas: Canvas2D, part: Rect, { scene, pieces, states, layStill }: Painted): void {
  canvas.save();
  canvas.beginPath();
  canvas.rect(part.x, part.y, part.width, part.height);
  canvas.clip();
  canvas.clearRect(part.x, part.y, part.width, part.height);
  layStill();
  for (const [index, { piece, bounds }] of pieces.entries()) {
    if (!rectsMeet(bounds, part)) continue;
    canvas.save();
    piece.draw(canvas, states[index]!, part);
    canvas.restore();
  }
  fadeOverlay(canvas, scene, part);
  canvas.restore();
}
