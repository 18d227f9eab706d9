import { once } from "node:events";
import { execa } from "execa";
import { seconds } from "#lib/domain/units";
import { FRAME } from "../view/camera.ts";
import { createFrameCanvas, drawRideFrame, paintScenery } from "../view/draw-frame.ts";
import { encodePartArgs, FRAME_RATE } from "./ffmpeg-args.ts";

/**
 * A program of its own: draws the frames FROM up to TO (not with) and encodes them into OUTPUT. Several run side by
 * side, one for each part of the film. Prints a line for every frame drawn.
 */
const [from, to, output] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]!];
const canvas = createFrameCanvas();
const context = canvas.getContext("2d");
const scenery = paintScenery();
const encoder = execa("ffmpeg", encodePartArgs(FRAME, output), { stdin: "pipe", stdout: "ignore", stderr: "inherit" });
// A broken encoder is reported by its own exit below, not by the pipe to it.
encoder.stdin.on("error", () => {});
for (let frame = from; frame < to; frame++) {
  drawRideFrame(context, scenery, seconds(frame / FRAME_RATE));
  if (!encoder.stdin.write(canvas.data())) await Promise.race([once(encoder.stdin, "drain"), encoder]);
  process.stdout.write(`${frame}\n`);
}
encoder.stdin.end();
await encoder;
