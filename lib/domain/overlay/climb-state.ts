import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Rect } from "#lib/domain/overlay/gauge";
import type { Climb } from "#lib/domain/track/climbs";

/** Which climb is shown at a place of the ride. */
export type ShownClimb = {
  /** Of the ride's climbs. */
  readonly index: number;
  /** Metres to its foot; 0 on the climb. */
  readonly ahead: number;
  /** 0 to 1 of its length behind the rider. */
  readonly done: number;
  /** 0 to FADES: how much of it is seen while one climb gives way to the next. */
  readonly seen: number;
};

/** Steps of a fade. */
export const FADES = 6;
/** A climb stays for so many metres after its top and then fades over so many: about two seconds and one. */
const LINGERING = 15;
const FADING = 9;

/**
 * The climb that the rider is on, or else the next one. By metres ridden, not by time, so that it is the same however
 * one comes to this place. Undefined after the last climb, and where the place is not known.
 */
export function shownClimb(climbs: readonly Climb[], metres: number | undefined): ShownClimb | undefined {
  if (metres === undefined) return undefined;
  const index = climbs.findIndex(({ end }) => metres < end + LINGERING + FADING);
  const climb = climbs[index];
  if (!climb) return undefined;
  const before = climbs[index - 1];
  const since = before ? metres - (before.end + LINGERING + FADING) : Number.POSITIVE_INFINITY;
  const until = climb.end + LINGERING + FADING - metres;
  return {
    index,
    ahead: Math.max(0, climb.start - metres),
    done: Math.min(1, Math.max(0, (metres - climb.start) / (climb.end - climb.start))),
    seen: Math.max(1, Math.min(FADES, Math.ceil((Math.min(since, until) / FADING) * FADES))),
  };
}

/** Makes what is drawn from here on as faint as `seen` (of FADES) tells, and keeps it within a piece's bounds. */
export function beginFaded(canvas: Canvas2D, seen: unknown, { x, y, width, height }: Rect): void {
  canvas.globalAlpha *= Number(seen) / FADES;
  canvas.beginPath();
  canvas.rect(x, y, width, height);
  canvas.clip();
}
