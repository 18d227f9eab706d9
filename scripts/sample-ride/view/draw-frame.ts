import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { type Seconds, utcSeconds } from "#lib/domain/units";
import { createDrawing } from "../../../worker/canvas.ts";
import { VIDEO_START } from "../truth.ts";
import { type Backdrop, drawBackdrop, paintBackdrop } from "./backdrop.ts";
import { bannerProp, drawFlash } from "./banner.ts";
import { type Camera, cameraAt, FRAME, NEAR, toView } from "./camera.ts";
import { drawCockpit } from "./cockpit.ts";
import { drawGround } from "./ground.ts";
import { junctionProps } from "./junction.ts";
import { drawMarkings } from "./markings.ts";
import { drawMeadow, drawTufts } from "./meadow.ts";
import { plantProps } from "./plants.ts";
import { postProps } from "./posts.ts";
import type { Prop } from "./prop.ts";
import { roadsideProps } from "./roadside.ts";
import { drawShadows } from "./shadows.ts";
import { drawGlare } from "./sky.ts";
import { paintTrees } from "./trees.ts";
import { villageProps } from "./village.ts";

/** What is painted once and used by every frame. */
export type Scenery = { readonly backdrop: Backdrop; readonly props: readonly Prop[] };

/** Takes some seconds: the valley is worked out column by column. */
export function paintScenery(): Scenery {
  return {
    backdrop: paintBackdrop(),
    props: [
      ...plantProps(paintTrees()),
      ...postProps(2200, 2600),
      ...roadsideProps(2190, 2560),
      ...villageProps(),
      ...junctionProps(),
      bannerProp(),
    ],
  };
}

export function createFrameCanvas(): Canvas {
  return createDrawing(FRAME.width, FRAME.height).canvas;
}

/** Draws the whole picture that the rider sees at a video time. The same time gives the same picture. */
export function drawRideFrame(context: SKRSContext2D, scenery: Scenery, videoTime: Seconds): void {
  const camera = cameraAt(utcSeconds(VIDEO_START + videoTime));
  context.save();
  context.translate(FRAME.width / 2, FRAME.height / 2);
  context.rotate(camera.roll);
  context.translate(-FRAME.width / 2, -FRAME.height / 2);
  drawBackdrop(context, camera, scenery.backdrop);
  drawGround(context, camera);
  drawMeadow(context, camera);
  drawMarkings(context, camera);
  drawShadows(context, camera);
  drawTufts(context, camera);
  drawProps(context, camera, scenery.props);
  drawGlare(context, camera);
  context.restore();
  drawCockpit(context, camera);
  drawFlash(context, camera);
}

function drawProps(context: SKRSContext2D, camera: Camera, props: readonly Prop[]): void {
  const seen: { prop: Prop; depth: number }[] = [];
  for (const prop of props) {
    const { depth, right } = toView(camera, prop.at);
    if (depth < NEAR - 6 || depth > prop.reach || Math.abs(right) > depth * 1.1 + 70) continue;
    seen.push({ prop, depth });
  }
  seen.sort((a, b) => b.depth - a.depth);
  for (const { prop, depth } of seen) prop.draw(context, camera, depth);
}
