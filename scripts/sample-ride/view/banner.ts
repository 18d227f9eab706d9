import type { SKRSContext2D } from "@napi-rs/canvas";
import { roadAt } from "../road.ts";
import { BANNER_AT, truthAt } from "../truth.ts";
import { boardAcross, paintOnBoard } from "./board.ts";
import { beside, type Camera, FRAME } from "./camera.ts";
import { landAt, ROAD_LEFT, ROAD_RIGHT } from "./land.ts";
import type { Prop } from "./prop.ts";
import { drawBeam } from "./solid.ts";

/** The start arch of the timed climb: its lamps flash as the bike passes under it, on a whole second of UTC. */
export function bannerProp(): Prop {
  const { distance } = truthAt(BANNER_AT);
  const road = roadAt(distance);
  const left = ROAD_LEFT - 0.7;
  const right = ROAD_RIGHT + 0.7;
  const low = road.z + 3.5;
  const size = { width: right - left, height: 1.45 };
  const board = boardAcross(road, left, low, size);
  return {
    at: [road.x, road.y, road.z],
    reach: 260,
    draw(context, camera) {
      for (const aside of [left + 0.25, right - 0.25]) {
        const foot = beside(road, aside, landAt(distance, aside) - 0.1);
        drawBeam(context, camera, [foot, [foot[0], foot[1], low + 0.1]], 0.55, [206, 44, 52]);
        drawBeam(context, camera, [foot, [foot[0], foot[1], foot[2] + 0.5]], 0.75, [40, 42, 50]);
      }
      paintOnBoard(context, camera, board, (plate, wide, high) => paintArch(plate, camera, wide, high));
    },
  };
}

function paintArch(plate: SKRSContext2D, camera: Camera, wide: number, high: number): void {
  plate.fillStyle = "rgb(206,44,52)";
  plate.beginPath();
  plate.roundRect(0, 0, wide, high, 16);
  plate.fill();
  plate.fillStyle = "rgb(178,34,44)";
  plate.fillRect(0, high - 14, wide, 14);
  for (let square = 0; square < 8; square++) {
    for (let row = 0; row < 9; row++) {
      plate.fillStyle = (square + row) % 2 === 0 ? "rgb(250,250,246)" : "rgb(28,30,36)";
      if (square < 2) plate.fillRect(16 + square * 13, 14 + row * 13, 13, 13);
      else if (square > 5) plate.fillRect(wide - 16 - (square - 5) * 13, 14 + row * 13, 13, 13);
    }
  }
  plate.fillStyle = "rgb(255,253,248)";
  plate.textBaseline = "alphabetic";
  plate.textAlign = "left";
  plate.font = "700 118px 'Barlow Condensed'";
  plate.fillText("START", 66, 112);
  plate.font = "600 40px 'Barlow Condensed'";
  plate.fillText("PASSO SERENA", 352, 62);
  plate.font = "600 40px 'Barlow Condensed'";
  plate.fillText("0.9 km · 7 %", 352, 108);
  const strength = flashAt(camera);
  for (const x of [wide * 0.06, wide * 0.94]) {
    plate.fillStyle = strength > 0 ? "rgb(255,255,255)" : "rgb(214,216,220)";
    plate.beginPath();
    plate.arc(x, high + 4, 13, 0, 2 * Math.PI);
    plate.fill();
  }
}

/** The flash itself: white on the very frame of passing, gone a fifth of a second later. */
export function drawFlash(context: SKRSContext2D, camera: Camera): void {
  const strength = flashAt(camera);
  if (strength <= 0) return;
  context.fillStyle = `rgba(255,255,250,${(0.82 * strength).toFixed(3)})`;
  context.fillRect(0, 0, FRAME.width, FRAME.height);
}

/** 1 at the moment of passing, falling to 0; 0 before. */
export function flashAt(camera: { utc: number }): number {
  const since = camera.utc - BANNER_AT;
  // A tenth of a millisecond of grace: the frame's time is a sum of thirtieths.
  return since < -1e-4 || since > 0.2 ? 0 : (1 - Math.max(0, since) / 0.2) ** 1.6;
}
