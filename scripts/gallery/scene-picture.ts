import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { buildScene } from "../../lib/domain/overlay/build-scene.ts";
import { METRIC } from "../../lib/domain/overlay/display-units.ts";
import { drawFrame } from "../../lib/domain/overlay/draw-frame.ts";
import type { Layout } from "../../lib/domain/overlay/layout.ts";
import type { TrackSampler } from "../../lib/domain/track/sampler.ts";
import { seconds } from "../../lib/domain/units.ts";
import { createDrawing } from "../../worker/canvas.ts";
import type { Backdrop } from "./backdrops.ts";

/** The ride that the gallery shows, and the moment of it in seconds since its start. */
export type ShownRide = { readonly sampler: TrackSampler; readonly moment: number };

/** A layout at a moment of a ride over a backdrop. */
export function scenePicture(
  layout: Layout,
  { sampler, moment }: ShownRide,
  backdrop: Backdrop,
  [width, height]: readonly [number, number],
): Canvas {
  const scene = buildScene({
    ...{ layout, sampler, width, height, units: { ...METRIC, utcOffsetMinutes: 120 } },
    sync: { start: sampler.start, offset: 0, rate: 1 },
    title: "Sunday over the Furka",
    rider: { name: "Mara Lindqvist" },
    logo: { source: LOGO, width: LOGO.width, height: LOGO.height },
  });
  const overlay = createDrawing(width, height);
  drawFrame(overlay.context, scene, seconds(moment));
  const picture = createCanvas(width, height);
  const canvas = picture.getContext("2d");
  backdrop.paint(canvas, width, height);
  canvas.drawImage(overlay.canvas, 0, 0);
  return picture;
}

/** A club's badge, as people have them. */
const LOGO = drawLogo();

function drawLogo(): Canvas {
  const { canvas, context } = createDrawing(420, 260);
  context.fillStyle = "#e8432e";
  context.beginPath();
  context.roundRect(0, 0, 420, 260, 48);
  context.fill();
  context.strokeStyle = "#ffffff";
  context.lineWidth = 20;
  for (const x of [120, 300]) {
    context.beginPath();
    context.arc(x, 160, 62, 0, 2 * Math.PI);
    context.stroke();
  }
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(120, 160);
  context.lineTo(168, 78);
  context.lineTo(262, 78);
  context.lineTo(300, 160);
  context.moveTo(262, 78);
  context.lineTo(206, 160);
  context.lineTo(168, 78);
  context.stroke();
  return canvas;
}
