import type { Piece, PieceState, Rect } from "#lib/domain/overlay/gauge";
import type { PictureSize } from "#lib/domain/overlay/place";
import { rectsMeet, unionRect } from "#lib/domain/overlay/rect";

/**
 * What one more piece costs, as a share of the picture's area in pixels of piece: ffmpeg copies the whole picture for
 * every overlay that still has frames to come (framesync, 0.30 ms at 1080p on ffmpeg 5.1), while a pixel of a piece
 * costs about 2.5 ns from the pipe to the picture. 0.30 ms are 120,000 pixels, a seventeenth of 1080p.
 */
const OVERLAY_COST = 1 / 20;

/** Draws neighbouring pieces as one where a larger piece is cheaper than one more: 12 become 5 in the cockpit. */
export function mergePieces(pieces: readonly Piece[], picture: PictureSize): Piece[] {
  const overlayCost = picture.width * picture.height * OVERLAY_COST;
  let groups: Group[] = pieces.map((piece, order) => ({ members: [{ piece, order }], bounds: piece.bounds }));
  for (;;) {
    const pair = bestPair(groups, overlayCost);
    if (!pair) break;
    const [a, b] = pair;
    const merged = { members: [...a.members, ...b.members], bounds: unionRect(a.bounds, b.bounds) };
    groups = [...groups.filter((group) => group !== a && group !== b), merged];
  }
  return groups.map(asPiece);
}

type Group = { readonly members: readonly { readonly piece: Piece; readonly order: number }[]; readonly bounds: Rect };

function bestPair(groups: readonly Group[], overlayCost: number): [Group, Group] | undefined {
  let best: [Group, Group] | undefined;
  let bestGain = 0;
  for (const [index, a] of groups.entries()) {
    for (const b of groups.slice(index + 1)) {
      const gain = overlayCost + areaOf(a.bounds) + areaOf(b.bounds) - areaOf(unionRect(a.bounds, b.bounds));
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = [a, b];
    }
  }
  return best;
}

const areaOf = ({ width, height }: Rect): number => width * height;

function asPiece({ members, bounds }: Group): Piece {
  const pieces = members.toSorted((a, b) => a.order - b.order).map(({ piece }) => piece);
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  return {
    bounds,
    state: (sample) => joinStates(pieces.map((piece) => piece.state(sample))),
    draw(canvas, state, within) {
      const states = splitState(state);
      for (const [index, piece] of pieces.entries()) {
        if (within && !rectsMeet(within, piece.bounds)) continue;
        canvas.save();
        piece.draw(canvas, states[index]!, within);
        canvas.restore();
      }
    },
    changed(before, after) {
      const then = splitState(before);
      const now = splitState(after);
      return pieces.flatMap((piece, index) => changeOf(piece, then[index]!, now[index]!));
    },
  };
}

function changeOf(piece: Piece, before: PieceState, after: PieceState): readonly Rect[] {
  if (before.length === after.length && before.every((value, index) => Object.is(value, after[index]))) return [];
  return piece.changed ? piece.changed(before, after) : [piece.bounds];
}

/** Each state behind its length. */
const joinStates = (states: readonly PieceState[]): PieceState => states.flatMap((state) => [state.length, ...state]);

function splitState(joined: PieceState): PieceState[] {
  const states: PieceState[] = [];
  for (let at = 0; at < joined.length; ) {
    const end = at + 1 + Number(joined[at]);
    states.push(joined.slice(at + 1, end));
    at = end;
  }
  return states;
}
