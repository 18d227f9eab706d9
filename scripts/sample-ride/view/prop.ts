import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Camera, Point3 } from "./camera.ts";

/** Something that stands in the landscape. Props are drawn from far to near, by the depth of `at`. */
export type Prop = {
  readonly at: Point3;
  /** Metres beyond which it is too small to draw. */
  readonly reach: number;
  draw(context: SKRSContext2D, camera: Camera, depth: number): void;
};
