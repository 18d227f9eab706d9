import type { Canvas2D, CanvasImage } from "#lib/domain/overlay/canvas";
import type { PieceState, Rect } from "#lib/domain/overlay/gauge";
import { mergeOverlapping } from "#lib/domain/overlay/merge-overlapping";
import { paintPart } from "#lib/domain/overlay/paint-part";
import { evenRect, intersectRect, unionRect } from "#lib/domain/overlay/rect";
import { sameState } from "#lib/domain/overlay/same-state";
import type { Scene } from "#lib/domain/overlay/scene";
import type { UtcSeconds } from "#lib/domain/units";

/** Keeps a canvas at what `drawFrame` would draw, by drawing only what differs from the last moment. */
export type FrameDrawer = {
  /** Shows a moment of the ride. Returns what was painted anew, pixels of the picture; the first time all of it. */
  show(moment: UtcSeconds): readonly Rect[];
};

/**
 * For a picture that is shown again and again (the studio's player): drawing everything costs up to 26 ms a frame, most
 * of it for what stands still. `canvas` keeps its content between the calls and is written by nobody else; `still` is
 * what `drawStill` made, of the same size. The result is `drawFrame`'s but for a shade where a slanted edge is cut.
 */
export function createFrameDrawer(canvas: Canvas2D, scene: Scene, still: CanvasImage): FrameDrawer {
  const picture: Rect = { x: 0, y: 0, width: scene.width, height: scene.height };
  const pieces = scene.pieces
    .map((piece) => ({ piece, bounds: intersectRect(picture, piece.bounds) }))
    .filter(({ bounds }) => bounds.width > 0 && bounds.height > 0);
  let shown: readonly PieceState[] | undefined;

  function partsToPaint(states: readonly PieceState[]): readonly Rect[] {
    if (!shown) return [picture];
    const parts: Rect[] = [];
    for (const [index, { piece, bounds }] of pieces.entries()) {
      const before = shown[index]!;
      const after = states[index]!;
      if (sameState(before, after)) continue;
      for (const { x, y, width, height } of piece.changed?.(before, after) ?? [bounds]) {
        parts.push(intersectRect(bounds, evenRect(x, y, x + width, y + height)));
      }
    }
    const painted = parts.filter(({ width, height }) => width > 0 && height > 0);
    return mergeOverlapping(painted, (part) => part, unionRect);
  }

  const layStill = () => canvas.drawImage(still.source, 0, 0, scene.width, scene.height);

  return {
    show(moment) {
      const sample = scene.sampler.sample(moment);
      const states = pieces.map(({ piece }) => piece.state(sample));
      const parts = partsToPaint(states);
      for (const part of parts) paintPart(canvas, part, { scene, pieces, states, layStill });
      shown = states;
      return parts;
    },
  };
}
