import type { SKRSContext2D } from "@napi-rs/canvas";
import { type Camera, NEAR, type Point3, project, toView } from "./camera.ts";

/** A flat upright plate: where its lower left corner is, which way its lower edge runs, and its size in metres. */
export type Board = { corner: Point3; heading: number; width: number; height: number };

/**
 * Lets `paint` draw on a board in centimetres from its upper left corner. Small boards seen nearly square on need no
 * more than a skewed plane: at the sizes used here that is within a pixel of true perspective.
 */
export function paintOnBoard(
  context: SKRSContext2D,
  camera: Camera,
  board: Board,
  paint: (context: SKRSContext2D, width: number, height: number) => void,
): void {
  const [x, y, z] = board.corner;
  const along: Point3 = [x + Math.sin(board.heading) * board.width, y + Math.cos(board.heading) * board.width, z];
  const up = (point: Point3): Point3 => [point[0], point[1], point[2] + board.height];
  if (toView(camera, board.corner).depth < NEAR * 2 || toView(camera, along).depth < NEAR * 2) return;
  const topLeft = project(camera, up(board.corner));
  const topRight = project(camera, up(along));
  const bottomLeft = project(camera, board.corner);
  const bottomRight = project(camera, along);
  const [wide, high] = [board.width * 100, board.height * 100];
  const down = (bottomLeft.y - topLeft.y + bottomRight.y - topRight.y) / 2;
  context.save();
  context.transform(
    (topRight.x - topLeft.x) / wide,
    (topRight.y - topLeft.y + bottomRight.y - bottomLeft.y) / 2 / wide,
    0,
    down / high,
    topLeft.x,
    topLeft.y,
  );
  paint(context, wide, high);
  context.restore();
}

/** A board that faces riders who come along the road: `left` metres to the right of the line is its left edge. */
export function boardAcross(
  road: { x: number; y: number; heading: number },
  left: number,
  bottom: number,
  size: { width: number; height: number },
): Board {
  const corner: Point3 = [road.x + Math.cos(road.heading) * left, road.y - Math.sin(road.heading) * left, bottom];
  return { corner, heading: road.heading + Math.PI / 2, ...size };
}
