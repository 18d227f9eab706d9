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
    drawHood(context);
    drawCable(context);
    drawHand(context);
    context.restore();
  }
}

function drawHood(context: SKRSContext2D): void {
  context.strokeStyle = "rgb(120,124,134)";
  context.lineWidth = 10;
  context.beginPath();
  context.moveTo(466, -238);
  context.quadraticCurveTo(486, -212, 482, -160);
  context.stroke();
  context.fillStyle = "rgb(28,29,35)";
  context.beginPath();
  context.moveTo(424, -150);
  context.bezierCurveTo(418, -206, 424, -252, 440, -272);
  context.bezierCurveTo(456, -284, 474, -272, 478, -240);
  context.bezierCurveTo(482, -200, 482, -170, 478, -140);
  context.closePath();
  context.fill();
}

function drawCable(context: SKRSContext2D): void {
  context.strokeStyle = "rgba(18,19,24,0.9)";
  context.lineWidth = 8;
  context.beginPath();
  context.moveTo(428, -190);
  context.bezierCurveTo(350, -180, 210, -160, 60, -24);
  context.stroke();
}

/** A gloved right hand on the hood, thumb inwards, its wrist going out of the picture. */
function drawHand(context: SKRSContext2D): void {
  const sleeve = context.createLinearGradient(430, 0, 640, 0);
  sleeve.addColorStop(0, "rgb(150,28,40)");
  sleeve.addColorStop(0.6, "rgb(206,44,52)");
  sleeve.addColorStop(1, "rgb(168,32,44)");
  context.fillStyle = sleeve;
  context.beginPath();
  context.moveTo(456, -86);
  context.lineTo(566, -112);
  context.lineTo(700, 60);
  context.lineTo(540, 80);
  context.closePath();
  context.fill();

  // The thumb, round the inner side of the hood.
  context.strokeStyle = "rgb(30,34,46)";
  context.lineWidth = 27;
  context.beginPath();
  context.moveTo(462, -128);
  context.quadraticCurveTo(424, -158, 428, -196);
  context.stroke();

  const glove = context.createLinearGradient(430, -220, 560, -90);
  glove.addColorStop(0, "rgb(44,50,66)");
  glove.addColorStop(1, "rgb(62,70,90)");
  context.fillStyle = glove;
  context.beginPath();
  context.moveTo(446, -92);
  context.bezierCurveTo(434, -134, 438, -190, 456, -214);
  context.bezierCurveTo(478, -234, 520, -230, 542, -208);
  context.bezierCurveTo(562, -184, 570, -140, 572, -108);
  context.bezierCurveTo(540, -88, 490, -78, 446, -92);
  context.fill();

  // Fingers over the hood's outer side, seen from behind the knuckles.
  for (const [x, y, reach, colour] of [
    [540, -196, 25, "rgb(48,54,70)"],
    [516, -214, 28, "rgb(54,61,79)"],
    [488, -222, 28, "rgb(60,68,88)"],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = 25;
    context.beginPath();
    context.moveTo(x, y + 10);
    context.quadraticCurveTo(x + 2, y - reach, x - 12, y - reach - 6);
    context.stroke();
  }
  context.strokeStyle = "rgba(226,60,60,0.95)";
  context.lineWidth = 9;
  context.beginPath();
  context.moveTo(450, -112);
  context.quadraticCurveTo(510, -98, 568, -130);
  context.stroke();
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
