import type { SKRSContext2D } from "@napi-rs/canvas";
import { curvatureAt } from "../road.ts";
import { type Camera, FRAME } from "./camera.ts";

/** The rider's own handlebar at the picture's lower edge, with a bike computer that shows nothing. */
export function drawCockpit(context: SKRSContext2D, camera: Camera): void {
  const steering = curvatureAt(camera.distance + 0.5) * 1.1;
  context.save();
  context.translate(FRAME.width / 2, FRAME.height + 66);
  context.rotate(steering - camera.roll * 0.4);
  drawBar(context);
  drawStem(context);
  drawComputer(context);
  context.restore();
}

function drawBar(context: SKRSContext2D): void {
  for (const side of [-1, 1]) {
    context.save();
    context.scale(side, 1);
    context.lineCap = "round";
    context.lineJoin = "round";
    const bar = () => {
      context.beginPath();
      context.moveTo(0, -74);
      context.lineTo(120, -76);
      context.bezierCurveTo(300, -82, 400, -80, 440, -110);
      context.bezierCurveTo(462, -128, 462, -156, 452, -182);
    };
    for (const [width, colour] of [
      [52, "rgb(22,23,28)"],
      [44, "rgb(38,39,46)"],
      [16, "rgb(66,68,78)"],
    ] as const) {
      bar();
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    }
    // The hood and the brake lever in front of it.
    context.fillStyle = "rgb(30,31,37)";
    context.beginPath();
    context.moveTo(424, -160);
    context.bezierCurveTo(418, -206, 420, -238, 436, -252);
    context.bezierCurveTo(456, -262, 476, -248, 478, -222);
    context.bezierCurveTo(480, -192, 480, -170, 476, -150);
    context.closePath();
    context.fill();
    context.strokeStyle = "rgb(112,116,126)";
    context.lineWidth = 9;
    context.beginPath();
    context.moveTo(462, -236);
    context.quadraticCurveTo(492, -226, 498, -180);
    context.stroke();
    context.strokeStyle = "rgba(18,19,24,0.9)";
    context.lineWidth = 8;
    context.beginPath();
    context.moveTo(428, -180);
    context.bezierCurveTo(350, -170, 210, -160, 60, -24);
    context.stroke();
    context.restore();
  }
}

function drawStem(context: SKRSContext2D): void {
  const sheen = context.createLinearGradient(-48, 0, 48, 0);
  sheen.addColorStop(0, "rgb(18,19,24)");
  sheen.addColorStop(0.55, "rgb(46,48,56)");
  sheen.addColorStop(1, "rgb(24,25,31)");
  context.fillStyle = sheen;
  context.beginPath();
  context.roundRect(-46, -106, 92, 200, 18);
  context.fill();
}

function drawComputer(context: SKRSContext2D): void {
  context.fillStyle = "rgb(28,29,34)";
  context.fillRect(-17, -150, 34, 60);
  context.fillStyle = "rgb(14,15,19)";
  context.beginPath();
  context.roundRect(-66, -252, 132, 132, 18);
  context.fill();
  context.strokeStyle = "rgb(62,64,72)";
  context.lineWidth = 3;
  context.stroke();
  const glass = context.createLinearGradient(-50, -240, 50, -136);
  glass.addColorStop(0, "rgb(74,88,100)");
  glass.addColorStop(0.45, "rgb(40,47,55)");
  glass.addColorStop(1, "rgb(30,34,40)");
  context.fillStyle = glass;
  context.beginPath();
  context.roundRect(-53, -239, 106, 92, 6);
  context.fill();
}
