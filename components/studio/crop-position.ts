import type { Framing, Size } from "#lib/domain/render/framing";

type Side = "x" | "y";
type Key = { readonly key: string; readonly shiftKey: boolean };

/** Shares of the picture's room within which it snaps to the middle. */
const SNAP = 0.03;

/**
 * Where a drag leaves the picture: 0 shows its left or top, 1 its right or bottom. The picture goes with the pointer,
 * which has gone `way` pixels on a stage of `stage` pixels along that side.
 */
export function dragPosition(
  from: number,
  { way, stage }: { readonly way: number; readonly stage: number },
  { crop }: Framing,
  source: Size,
  side: Side,
): number {
  const [shown, whole] = side === "x" ? [crop.width, source.width] : [crop.height, source.height];
  const room = ((whole - shown) / shown) * stage;
  if (room <= 0) return from;
  const next = Math.min(1, Math.max(0, from - way / room));
  return Math.abs(next - 0.5) <= SNAP ? 0.5 : round(next);
}

/** Where a key moves the picture's window to; undefined for a key that does not. */
export function keyPosition({ key, shiftKey }: Key, value: number, side: Side): number | undefined {
  const step = shiftKey ? 0.1 : 0.01;
  const [back, on] = side === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  if (key === back) return round(Math.max(0, value - step));
  if (key === on) return round(Math.min(1, value + step));
  if (key === "Home") return 0;
  if (key === "End") return 1;
  return undefined;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
