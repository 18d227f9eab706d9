import type { SKRSContext2D } from "@napi-rs/canvas";
import { CROSSING } from "../course.ts";
import { roadAt } from "../road.ts";
import { truthAt, VIDEO_START } from "../truth.ts";
import { boardAcross, paintOnBoard } from "./board.ts";
import { beside, type Camera, type Point3 } from "./camera.ts";
import { onLand, ROAD_LEFT, ROAD_RIGHT } from "./land.ts";
import type { Rgb } from "./palette.ts";
import { fillShape } from "./polygon.ts";
import type { Prop } from "./prop.ts";
import { drawBeam, drawFaces, type Face } from "./solid.ts";

type Light = "green" | "amber" | "red" | "redAmber";

/** The lights that stop the rider, in seconds of the video: the reason for the halt, and the release from it. */
export function lightAt(videoTime: number): Light {
  if (videoTime < 1.1) return "green";
  if (videoTime < 2.3) return "amber";
  if (videoTime < 13.8) return "red";
  return videoTime < 14.7 ? "redAmber" : "green";
}

export function junctionProps(): Prop[] {
  return [
    signal(CROSSING.far + 1.6, ROAD_RIGHT + 1.1),
    signal(CROSSING.far + 1.6, ROAD_LEFT - 0.9),
    townClock(CROSSING.near - 2.2, ROAD_LEFT - 3),
    postBus(),
  ];
}

function signal(distance: number, aside: number): Prop {
  const foot = onLand(distance, aside, -0.1);
  const board = boardAcross(roadAt(distance), aside - 0.22, foot[2] + 2.9, { width: 0.44, height: 1.2 });
  return {
    at: foot,
    reach: 220,
    draw(context, camera) {
      drawBeam(context, camera, [foot, [foot[0], foot[1], foot[2] + 3.1]], 0.14, [92, 98, 104]);
      const light = lightAt(camera.utc - VIDEO_START);
      paintOnBoard(context, camera, board, (plate, wide, high) => {
        plate.fillStyle = "rgb(236,236,230)";
        plate.fillRect(-5, -5, wide + 10, high + 10);
        plate.fillStyle = "rgb(26,28,32)";
        plate.fillRect(0, 0, wide, high);
        lamp(plate, wide / 2, 22, "255,62,44", light === "red" || light === "redAmber");
        lamp(plate, wide / 2, 60, "255,184,40", light === "amber" || light === "redAmber");
        lamp(plate, wide / 2, 98, "60,232,136", light === "green");
      });
    },
  };
}

function lamp(context: SKRSContext2D, x: number, y: number, rgb: string, on: boolean): void {
  if (on) {
    const glow = context.createRadialGradient(x, y, 8, x, y, 52);
    glow.addColorStop(0, `rgba(${rgb},0.55)`);
    glow.addColorStop(1, `rgba(${rgb},0)`);
    context.fillStyle = glow;
    context.fillRect(x - 52, y - 52, 104, 104);
  }
  context.fillStyle = on ? `rgb(${rgb})` : "rgb(58,60,64)";
  context.beginPath();
  context.arc(x, y, 15, 0, 2 * Math.PI);
  context.fill();
}

/** A lit board with the time of day and the temperature: the moment can be read from the picture. */
function townClock(distance: number, aside: number): Prop {
  const foot = onLand(distance, aside, -0.1);
  const size = { width: 3.7, height: 1.55 };
  const board = boardAcross(roadAt(distance), aside - size.width / 2, foot[2] + 2.1, size);
  return {
    at: foot,
    reach: 200,
    draw(context, camera) {
      for (const side of [-1.1, 1.1]) {
        const [x, y] = beside(roadAt(distance), aside + side, 0);
        drawBeam(
          context,
          camera,
          [
            [x, y, foot[2]],
            [x, y, foot[2] + 2.2],
          ],
          0.13,
          [84, 88, 94],
        );
      }
      paintOnBoard(context, camera, board, (plate, wide, high) => paintClock(plate, camera, wide, high));
    },
  };
}

function paintClock(plate: SKRSContext2D, camera: Camera, wide: number, high: number): void {
  plate.fillStyle = "rgb(20,22,28)";
  plate.beginPath();
  plate.roundRect(0, 0, wide, high, 10);
  plate.fill();
  plate.fillStyle = "rgb(36,92,74)";
  plate.beginPath();
  plate.roundRect(0, 0, wide, 42, [10, 10, 0, 0]);
  plate.fill();
  plate.fillStyle = "rgb(244,244,238)";
  plate.textBaseline = "alphabetic";
  plate.textAlign = "left";
  plate.font = "600 33px 'Barlow Condensed'";
  plate.fillText("BORGO SERENA", 14, 32);
  plate.textAlign = "right";
  plate.fillText(`${Math.round(truthAt(camera.utc).temperature)} °C`, wide - 14, 32);
  plate.fillStyle = "rgb(255,178,60)";
  plate.textAlign = "left";
  plate.font = "700 98px 'Barlow Condensed'";
  // Each figure has its own place: the board is lit in cells, and does not shift from second to second.
  const clock = new Date(Math.floor(camera.utc + 1e-6) * 1000).toISOString().slice(11, 19);
  let x = 13;
  for (const figure of clock) {
    plate.fillText(figure, x + (figure === "1" ? 8 : 0), 132);
    x += figure === ":" ? 22 : 42;
  }
  plate.font = "600 31px 'Barlow Condensed'";
  plate.fillText("UTC", x + 3, 132);
}

const BUS = { length: 10.5, wide: 2.5, tall: 3.05, speed: 8.6, row: CROSSING.near + 1.6, atMiddle: 11.9 } as const;
const YELLOW: Rgb = [248, 196, 44];
const BAND: Rgb = [190, 52, 44];
const GLASS: Rgb = [66, 84, 100];

/** The post bus that has the right of way while the rider waits; it crosses from left to right. */
function postBus(): Prop {
  const prop = {
    at: onLand(BUS.row, ROAD_LEFT, 0),
    reach: 200,
    draw(context: SKRSContext2D, camera: Camera) {
      const middle = (camera.utc - VIDEO_START - BUS.atMiddle) * BUS.speed;
      if (Math.abs(middle) > 64) return;
      const { heading } = roadAt(BUS.row);
      const anchor = roadAt(BUS.row);
      const at = (along: number, across: number, up: number): Point3 => [
        anchor.x + Math.cos(heading) * (middle + along) + Math.sin(heading) * across,
        anchor.y - Math.sin(heading) * (middle + along) + Math.cos(heading) * across,
        anchor.z + up,
      ];
      context.fillStyle = "rgba(24,32,62,0.4)";
      const half = BUS.length / 2;
      const under = [at(-half - 3, 0.1, 0), at(half, 0.1, 0), at(half, BUS.wide, 0), at(-half - 3, BUS.wide, 0)];
      fillShape(context, camera, under);
      drawFaces(context, camera, busFaces(at));
    },
  };
  return prop;
}

function busFaces(at: (along: number, across: number, up: number) => Point3): Face[] {
  const half = BUS.length / 2;
  const side = (from: number, to: number, low: number, high: number, colour: Rgb): Face => ({
    corners: [at(from, 0, low), at(to, 0, low), at(to, 0, high), at(from, 0, high)],
    colour,
  });
  const end = (along: number, low: number, high: number, colour: Rgb): Face => {
    const corners = [at(along, 0, low), at(along, BUS.wide, low), at(along, BUS.wide, high), at(along, 0, high)];
    return { corners: along > 0 ? corners : corners.reverse(), colour };
  };
  const faces: Face[] = [];
  for (const along of [-half, half]) {
    faces.push(end(along, 0.35, BUS.tall, YELLOW), end(along * 1.002, 1.35, 2.5, GLASS));
  }
  faces.push(side(-half, half, 0.35, BUS.tall, YELLOW), side(-half, half, 0.82, 1.02, BAND));
  faces.push(side(-half + 0.3, half - 0.25, 1.4, 2.55, GLASS));
  for (let pillar = -half + 1.7; pillar < half - 1; pillar += 1.55)
    faces.push(side(pillar, pillar + 0.09, 1.4, 2.55, YELLOW));
  faces.push(side(half - 1.55, half - 0.55, 0.5, 2.55, GLASS));
  for (const axle of [-half + 2.4, half - 2.6]) {
    faces.push(wheel(at, axle, 0.52, [30, 31, 36]), wheel(at, axle, 0.27, [150, 152, 156]));
  }
  return faces;
}

function wheel(
  at: (along: number, across: number, up: number) => Point3,
  axle: number,
  radius: number,
  colour: Rgb,
): Face {
  const corners: Point3[] = [];
  for (let corner = 0; corner < 20; corner++) {
    const angle = (corner / 20) * 2 * Math.PI;
    corners.push(at(axle + Math.cos(angle) * radius, -0.02, 0.5 + Math.sin(angle) * radius));
  }
  return { corners, colour };
}
