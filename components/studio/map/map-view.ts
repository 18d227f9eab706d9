import { metresPerWorld, type WorldPoint } from "./mercator.ts";

/** What of the world is seen: what lies in the middle, and CSS pixels that the whole world would be wide. */
export type MapView = WorldPoint & { readonly scale: number };
export type Size = { readonly width: number; readonly height: number };
export type Bounds = {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
};

/** CSS pixels a metre beyond which nobody zooms: a receiver is not that exact. */
const CLOSEST = 4;
/** Metres across that a ride which hardly leaves the spot is shown with at least. */
const SMALLEST = 100;
const WIDEST = 512;
/** CSS pixels of radius of a circle that is looked at. */
const CIRCLE = 64;

/** All of the bounds, with some room around. */
export function fitView({ west, east, north, south }: Bounds, size: Size, margin: number): MapView {
  const [x, y] = [(west + east) / 2, (north + south) / 2];
  const least = SMALLEST / metresPerWorld(y);
  const room = (length: number) => Math.max(16, length - 2 * margin);
  const scale = Math.min(
    room(size.width) / Math.max(east - west, least),
    room(size.height) / Math.max(south - north, least),
  );
  return { x, y, scale };
}

/** A circle of so many metres around a place, with about as much around it again. */
export function aroundCircle({ x, y }: WorldPoint, radius: number): MapView {
  return { x, y, scale: (CIRCLE / radius) * metresPerWorld(y) };
}

export function toScreen(view: MapView, size: Size, { x, y }: WorldPoint): WorldPoint {
  return { x: size.width / 2 + (x - view.x) * view.scale, y: size.height / 2 + (y - view.y) * view.scale };
}

/** The place in the world under a point of the screen. */
export function underPoint(view: MapView, size: Size, { x, y }: WorldPoint): WorldPoint {
  return { x: view.x + (x - size.width / 2) / view.scale, y: view.y + (y - size.height / 2) / view.scale };
}

/** Moves what is seen by so many pixels, as a hand moves a sheet of paper. */
export function panBy(view: MapView, right: number, down: number): MapView {
  return { ...view, x: view.x - right / view.scale, y: Math.min(1, Math.max(0, view.y - down / view.scale)) };
}

/** `factor` times as large; what is under the point of the screen stays there. */
export function zoomAbout(view: MapView, size: Size, point: WorldPoint, factor: number): MapView {
  const most = CLOSEST * metresPerWorld(view.y);
  const scale = Math.min(Math.max(view.scale * factor, WIDEST), most);
  const held = underPoint(view, size, point);
  const moved = underPoint({ ...view, scale }, size, point);
  return { x: view.x + held.x - moved.x, y: Math.min(1, Math.max(0, view.y + held.y - moved.y)), scale };
}

/** CSS pixels a metre in the middle of the view. */
export function pixelsPerMetre(view: MapView): number {
  return view.scale / metresPerWorld(view.y);
}

const ROUND = [1, 2, 5];

/** The longest round number of units that is at most `most` pixels long. */
export function scaleBar(pixelsPerUnit: number, most: number): { readonly units: number; readonly width: number } {
  const power = 10 ** Math.floor(Math.log10(most / pixelsPerUnit));
  const units = power * (ROUND.findLast((step) => step * power * pixelsPerUnit <= most) ?? 1);
  return { units, width: units * pixelsPerUnit };
}
