import type { PieceState } from "#lib/domain/overlay/gauge";

/** Whether a piece looks the same in both: then it need not be drawn again. */
export function sameState(a: PieceState, b: PieceState): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
