import type { SKRSContext2D } from "@napi-rs/canvas";
import { type Camera, NEAR, type Point3, toScreen, toView, type ViewPoint } from "./camera.ts";

/** Fills a flat shape given in the rider's axes, cut off where it passes behind the lens. */
export function fillPolygon(context: SKRSContext2D, camera: Camera, points: readonly ViewPoint[]): void {
  context.beginPath();
  tracePolygon(context, camera, points);
  context.fill();
}

/** Fills a flat shape given in world metres. */
export function fillShape(context: SKRSContext2D, camera: Camera, points: readonly Point3[]): void {
  fillPolygon(
    context,
    camera,
    points.map((point) => toView(camera, point)),
  );
}

/** Adds a shape to the path at hand, so that many can be filled at once. */
function tracePolygon(context: SKRSContext2D, camera: Camera, points: readonly ViewPoint[]): void {
  const seen = cutAtLens(points);
  for (const [i, point] of seen.entries()) {
    const { x, y } = toScreen(camera, point);
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  if (seen.length > 0) context.closePath();
}

export function traceShape(context: SKRSContext2D, camera: Camera, points: readonly Point3[]): void {
  tracePolygon(
    context,
    camera,
    points.map((point) => toView(camera, point)),
  );
}

function cutAtLens(points: readonly ViewPoint[]): ViewPoint[] {
  const kept: ViewPoint[] = [];
  for (const [i, point] of points.entries()) {
    const next = points[(i + 1) % points.length]!;
    if (point.depth >= NEAR) kept.push(point);
    if (point.depth >= NEAR === next.depth >= NEAR) continue;
    const share = (NEAR - point.depth) / (next.depth - point.depth);
    kept.push({
      right: point.right + (next.right - point.right) * share,
      up: point.up + (next.up - point.up) * share,
      depth: NEAR,
    });
  }
  return kept;
}
