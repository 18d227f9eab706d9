import { POST_SPACING } from "../course.ts";
import { roadAt } from "../road.ts";
import { boardAcross, paintOnBoard } from "./board.ts";
import { onLand, ROAD_RIGHT } from "./land.ts";
import type { Prop } from "./prop.ts";
import { drawBeam } from "./solid.ts";

/** Metres to the right of the ridden line at which distance posts stand. */
export const POST_ASIDE = ROAD_RIGHT + 1.15;
const SIZE = { width: 1.6, height: 0.74 };

/** The distance posts: at each one the board's number is exactly the distance ridden. */
export function postProps(from: number, to: number): Prop[] {
  const props: Prop[] = [];
  for (let distance = Math.ceil(from / POST_SPACING) * POST_SPACING; distance <= to; distance += POST_SPACING) {
    props.push(distancePost(distance));
  }
  return props;
}

function distancePost(distance: number): Prop {
  const road = roadAt(distance);
  const foot = onLand(distance, POST_ASIDE, -0.1);
  const bottom = foot[2] + 1.35;
  const board = boardAcross(road, POST_ASIDE - SIZE.width / 2, bottom, SIZE);
  const text = (distance / 1000).toFixed(2);
  return {
    at: foot,
    reach: 260,
    draw(context, camera) {
      drawBeam(context, camera, [foot, [foot[0], foot[1], bottom + 0.1]], 0.09, [70, 78, 88]);
      drawBeam(context, camera, [foot, [foot[0], foot[1], foot[2] + 0.75]], 0.13, [226, 60, 48]);
      paintOnBoard(context, camera, board, (plate, wide, high) => {
        plate.fillStyle = "rgb(24,72,140)";
        plate.beginPath();
        plate.roundRect(0, 0, wide, high, 8);
        plate.fill();
        plate.strokeStyle = "rgb(246,246,242)";
        plate.lineWidth = 3;
        plate.beginPath();
        plate.roundRect(4, 4, wide - 8, high - 8, 6);
        plate.stroke();
        plate.fillStyle = "rgb(255,255,252)";
        plate.textAlign = "left";
        plate.textBaseline = "alphabetic";
        plate.font = "700 66px 'Barlow Condensed'";
        plate.fillText(text, 12, 59);
        plate.font = "600 27px 'Barlow Condensed'";
        plate.fillText("km", 122, 59);
      });
    },
  };
}
